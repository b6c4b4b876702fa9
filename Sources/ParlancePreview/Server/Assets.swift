import HTTPTypes
import Hummingbird

/// The style sheet, the script and the icon of the pages, which are in the program itself.
enum Assets {
  private static let files: [(path: String, type: String, bytes: [UInt8])] = [
    ("/assets/preview.css", "text/css; charset=utf-8", PackageResources.preview_css),
    ("/assets/preview.js", "text/javascript; charset=utf-8", PackageResources.preview_js),
    ("/assets/objections.js", "text/javascript; charset=utf-8", PackageResources.objections_js),
    ("/assets/script.js", "text/javascript; charset=utf-8", PackageResources.script_js),
    ("/assets/mail.js", "text/javascript; charset=utf-8", PackageResources.mail_js),
    ("/assets/try.js", "text/javascript; charset=utf-8", PackageResources.try_js),
    ("/assets/life.js", "text/javascript; charset=utf-8", PackageResources.life_js),
    ("/assets/icon.svg", "image/svg+xml", PackageResources.icon_svg),
  ]

  static func add(to router: Router<BasicRequestContext>) {
    for file in files {
      let body = ByteBuffer(bytes: file.bytes)
      router.get(RouterPath(file.path)) { _, _ in
        Response(
          status: .ok, headers: [.contentType: file.type, .cacheControl: "no-cache"],
          body: ResponseBody(byteBuffer: body))
      }
    }
  }
}
