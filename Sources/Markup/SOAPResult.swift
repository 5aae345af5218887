/// Errors that a result carries as data.
public enum SOAPResult {
  /// Raises `SOAPError.resultError` when the result says that it failed.
  public static func check(isError: Bool, message: String?, code: Int) throws(SOAPError) {
    if isError { throw .resultError(code: code, message: message ?? "") }
  }
}
