import Basics
import HTTPTypes
import Hummingbird
import Web

/// Style, script and mark, served from memory. Their addresses carry a hash of their content, so
/// browsers may keep them for ever.
enum PanelAssets {
  private static let assets: [String: (type: String, bytes: [UInt8])] = [
    "panel.css": ("text/css; charset=utf-8", PackageResources.panel_css),
    "panel.js": ("text/javascript; charset=utf-8", PackageResources.panel_js),
    "mark.svg": ("image/svg+xml", PackageResources.mark_svg),
  ]

  private static let hashes = assets.mapValues { asset in
    String(UInt64(bitPattern: ContentHash.of(asset.bytes)), radix: 36)
  }

  static func path(_ name: String) -> String { "/assets/\(hashes[name] ?? "0")/\(name)" }

  static func addRoutes(to router: Router<WebContext>) {
    router.get("/assets/{hash}/{name}") { _, context in
      guard let name = context.parameters.get("name"), let asset = assets[String(name)] else {
        throw HTTPError(.notFound)
      }
      // An address of another version, asked for while the program is replaced, must not be kept.
      let isCurrent = context.parameters.get("hash") == hashes[String(name)]
      return Response(
        status: .ok,
        headers: [
          .contentType: asset.type,
          .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-store",
          .contentLength: String(asset.bytes.count),
        ],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
  }
}
