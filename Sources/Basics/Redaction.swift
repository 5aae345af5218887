/// Text that must not reach a log, an error page or a debugger's printout.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let value: String

  public init(_ value: String) { self.value = value }

  /// The one way to read it; searching for calls of this finds every use.
  public func reveal() -> String { value }

  public var isEmpty: Bool { value.isEmpty }
  public var description: String { "••••" }
  public var debugDescription: String { "••••" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// What a settings page may show: the last four characters of a long secret.
  public var masked: String {
    value.count >= 12 ? "••••" + value.suffix(4) : "••••"
  }
}
