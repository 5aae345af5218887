import Basics
import Hummingbird

/// The OpenAPI 3.1 description, made from the very list that makes the routes, so neither can have
/// an endpoint that the other lacks. The schemas are written out in `OpenAPISchemas`.
struct OpenAPIDocument {
  private let routes: [APIRoute]

  init(_ routes: [APIRoute]) { self.routes = routes }

  func response() -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
  }

  var json: String {
    let paths = Dictionary(grouping: routes, by: \.path).sorted { $0.key < $1.key }
    return JSONText.object([
      ("openapi", JSONText.string("3.1.0")),
      (
        "info",
        JSONText.object([
          ("title", JSONText.string("Tezgah")), ("version", JSONText.string("1")),
        ])
      ),
      ("servers", "[{\"url\":\"/api/v1\"}]"),
      ("security", "[{\"token\":[]}]"),
      (
        "paths",
        JSONText.object(
          paths.map { path, routes in
            (
              path,
              JSONText.object(
                routes.map { ($0.method.rawValue.lowercased(), operation($0)) })
            )
          })
      ),
      ("components", OpenAPISchemas.components),
    ])
  }

  private func operation(_ route: APIRoute) -> String {
    var members: [(key: String, json: String)] = [
      ("summary", JSONText.string(route.summary)),
      ("operationId", JSONText.string(operationID(route))),
      ("parameters", "[" + parameters(route).joined(separator: ",") + "]"),
      ("responses", responses(route)),
    ]
    if route.method == .post, route.schema == "Stock" {
      members.append(
        (
          "requestBody",
          "{\"required\":true,\"content\":{\"application/json\":{\"schema\":"
            + "{\"$ref\":\"#/components/schemas/Adjustment\"}}}}"
        ))
    }
    return JSONText.object(members)
  }

  private func operationID(_ route: APIRoute) -> String {
    let words = route.path.split(separator: "/").map {
      $0.filter { $0 != "{" && $0 != "}" && $0 != "-" }
    }
    return ([route.method.rawValue.lowercased()] + words).joined(separator: "_")
  }

  private func parameters(_ route: APIRoute) -> [String] {
    var parameters = route.parameterNames.map { name in
      "{\"name\":\(JSONText.string(name)),\"in\":\"path\",\"required\":true,"
        + "\"schema\":{\"type\":\"string\"}}"
    }
    var query = route.query
    if route.isCollection {
      query.append(.init(name: "limit", help: "Items in a page, 1 to 200; 50 without it."))
      query.append(.init(name: "cursor", help: "The `next` of the page before."))
    }
    parameters += query.map { parameter in
      "{\"name\":\(JSONText.string(parameter.name)),\"in\":\"query\","
        + "\"description\":\(JSONText.string(parameter.help)),\"schema\":{\"type\":\"string\"}}"
    }
    return parameters
  }

  private func responses(_ route: APIRoute) -> String {
    let item = "{\"$ref\":\"#/components/schemas/\(route.schema)\"}"
    let schema =
      route.isCollection
      ? "{\"type\":\"object\",\"required\":[\"items\",\"next\"],\"properties\":{\"items\":"
        + "{\"type\":\"array\",\"items\":\(item)},\"next\":{\"type\":[\"string\",\"null\"]}}}"
      : item
    let success = route.schema == "Accepted" ? "202" : "200"
    var members = [
      "\"\(success)\":{\"description\":\"OK\",\"content\":{\"application/json\":{\"schema\":\(schema)}}}"
    ]
    for (status, text) in [
      ("401", "No valid token"), ("403", "Out of scope"),
      ("404", "Not found"), ("422", "Invalid input"),
    ] {
      members.append(
        "\"\(status)\":{\"description\":\"\(text)\",\"content\":{\"application/problem+json\":"
          + "{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}}")
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}
