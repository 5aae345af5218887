/// Pages that are no SOAP, as web servers in front of a shop send them.
enum FaultPages {
  /// The error page of IIS.
  static let serverError = """
    <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" \
    "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
    <html xmlns="http://www.w3.org/1999/xhtml">
    <head><title>500 - Internal server error.</title></head>
    <body><div id="header"><h1>Server Error</h1></div>
    <div id="content"><h2>500 - Internal server error.</h2>
    <h3>There is a problem with the resource you are looking for, and it cannot be displayed.</h3>
    </div></body></html>
    """

  /// What a panel address answers instead of SOAP (Ticimax wire facts 2026-11-23, §1, "Host").
  static let login = """
    <!DOCTYPE html>
    <html lang="tr"><head><meta charset="utf-8"><title>Yönetim Paneli - Giriş</title></head>
    <body><form method="post" action="/Admin/Login.aspx">
    <label>Kullanıcı Adı <input name="user"></label>
    <label>Şifre <input name="password" type="password"></label>
    <button>Giriş Yap</button></form></body></html>
    """
}

extension FaultPages {
  static let notFound = """
    <!DOCTYPE html>
    <html lang="tr"><head><title>404</title></head><body><h1>Sayfa bulunamadı</h1></body></html>
    """
}
