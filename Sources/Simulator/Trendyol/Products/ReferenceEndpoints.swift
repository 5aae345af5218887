import Basics
import Hummingbird

/// Lists that Trendyol keeps: brands, categories, attributes, carriers, the seller's addresses
/// (Trendyol wire facts 2026-11-23, §5).
enum ReferenceEndpoints {
  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.get, "/product/brands", .productRead, brands),
    TrendyolRoute(.get, "/product/brands/by-name", .productRead, brandsByName),
    TrendyolRoute(.get, "/product/product-categories", .productRead, categories),
    TrendyolRoute(
      .get, "/product/categories/{categoryId}/attributes", .productRead, attributes),
    TrendyolRoute(
      .get, "/product/categories/{categoryId}/attributes/{attributeId}/values", .productRead,
      attributeValues),
    TrendyolRoute(.get, "/product/lookup/cargo-providers", .productRead) { _, _ in carriers },
    TrendyolRoute(.get, "/sellers/{sellerId}/addresses", .productRead) { _, _ in addresses },
  ]

  // MARK: - Brands

  /// No totals: a client reads until a page is empty. Smaller sizes are raised to 1000.
  private static func brands(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let page = max(try call.int("page") ?? 0, 0)
    let size = min(max(try call.int("size") ?? 1_000, 1_000), 2_000)
    let rows = state.world.brands.dropFirst(min(page, 1_000) * size).prefix(size)
    return .object(capacity: 64 * 1_024) { $0.array("brands", rows, write) }
  }

  /// A part of the name is enough, without regard to case, as it was seen live.
  private static func brandsByName(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    guard let name = call.value("name") else {
      throw TrendyolRefusal.product(400, "name.empty", "name boş olamaz")
    }
    let wanted = TurkishFolding.fold(name)
    return .array(
      state.world.brands.filter { TurkishFolding.fold($0.name).contains(wanted) }.prefix(100), write
    )
  }

  private static func write(_ json: inout ReplyJSON, _ brand: TrendyolBrand) {
    json.object {
      $0.field("id", brand.id)
      $0.field("name", brand.name)
      $0.field("luxe", false)
    }
  }

  // MARK: - Categories

  private static func categories(_ call: TrendyolCall, _ state: inout TrendyolState)
    -> TrendyolReply
  {
    let world = state.world
    let roots = world.categories.filter { $0.parent == nil }
    guard call.options.wrapsCategories else {
      return .array(roots) { write(&$0, $1, world) }
    }
    return .object { json in json.array("categories", roots) { write(&$0, $1, world) } }
  }

  private static func write(
    _ json: inout ReplyJSON, _ node: TrendyolWorld.Node, _ world: TrendyolWorld
  ) {
    json.object { json in
      json.field("id", node.id)
      json.field("name", node.name)
      json.field("parentId", orNull: node.parent)
      json.array("subCategories", node.children.compactMap { world.category($0) }) {
        write(&$0, $1, world)
      }
    }
  }

  private static func attributes(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let node = try category(call, state)
    return .object { json in
      json.field("id", node.id)
      json.field("name", node.name)
      json.field("displayName", node.name)
      json.array("categoryAttributes", TrendyolAttribute.all) { json, attribute in
        json.object { json in
          json.field("allowCustom", attribute.allowsCustom)
          json.object("attribute") {
            $0.field("id", attribute.id)
            $0.field("name", attribute.name)
          }
          json.field("categoryId", node.id)
          json.field("required", attribute.isRequired)
          json.field("varianter", attribute.isVarianter)
          json.field("slicer", attribute.isSlicer)
          json.field("allowMultipleAttributeValues", false)
        }
      }
    }
  }

  private static func attributeValues(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    _ = try category(call, state)
    let id = try call.number("attributeId")
    guard let attribute = TrendyolAttribute.all.first(where: { $0.id == id }) else {
      throw TrendyolRefusal.product(404, "attribute.not.found", "Özellik bulunamadı")
    }
    let page = try TrendyolPage(call, standard: 1_000, most: 1_000)
    let name: StaticString =
      call.options.usesDocumentedValueName ? "attributeValueName" : "attributeValue"
    return .object { json in
      page.write(total: attribute.values.count, to: &json)
      json.array("content", page.cut(attribute.numbered)) { json, value in
        json.object {
          $0.field("attributeValueId", value.id)
          $0.field(name, value.name)
        }
      }
    }
  }

  private static func category(_ call: TrendyolCall, _ state: TrendyolState) throws(TrendyolRefusal)
    -> TrendyolWorld.Node
  {
    let id = try call.number("categoryId")
    guard let node = state.world.category(id), node.children.isEmpty else {
      throw .product(404, "category.not.found", "Kategori bulunamadı")
    }
    return node
  }

  // MARK: - Carriers and addresses

  private static let carriers = TrendyolReply.array(TrendyolCarrier.all) { json, carrier in
    json.object {
      $0.field("code", carrier.code)
      $0.field("name", carrier.name)
    }
  }

  private static let addresses = TrendyolReply.object { json in
    json.array("supplierAddresses", SellerAddress.all) { json, address in address.write(to: &json) }
    json.object("defaultShipmentAddress") {
      $0.field("id", SellerAddress.shipment.id)
      $0.field("addressType", "Shipment")
    }
    json.null("defaultInvoiceAddress")
    json.object("defaultReturningAddress") { $0.field("present", true) }
  }
}
