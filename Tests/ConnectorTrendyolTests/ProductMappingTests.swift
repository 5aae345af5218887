import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTrendyol

@Suite struct ProductMappingTests {
  static func content(_ variants: String, extra: String = "") -> String {
    """
    {"contentId":9001,"productMainId":"TS-12","brand":{"id":3,"name":"Örnek"},
     "category":{"id":604,"name":"Tişört"},"creationDate":\(Documents.placed),
     "title":"Pamuklu Tişört","description":"<p>yumuşak</p>",
     "images":[{"url":"https://cdn.example/1.jpg"},{"url":"/mediacenter/2.jpg"}],
     "attributes":[{"attributeId":47,"attributeName":"Renk","attributeValue":"Mavi"},
      {"attributeId":14,"attributeName":"Materyal","attributeValueId":5,"attributeValue":"Pamuk"}],
     "variants":[\(variants)]\(extra)}
    """
  }

  static func variant(_ barcode: String = "8680000000012", _ extra: String = "") -> String {
    """
    {"variantId":1,"barcode":"\(barcode)","commission":18.0,"attributes":[
      {"attributeId":338,"attributeName":"Beden","attributeValueId":6980,"attributeValue":"M"}],
     "productUrl":"https://www.trendyol.example/p-9001","onSale":true,"vatRate":10,
     "stock":{"quantity":7,"lastModifiedDate":1},"stockCode":"TS-12-M",
     "price":{"salePrice":249.9,"listPrice":299.90,"priceSeenByCustomer":225}\(extra)}
    """
  }

  @Test func `a content is a product, keyed by barcode below`() throws {
    let product = try Documents.product(Self.content(Self.variant()))
    #expect(product.remoteID == "9001")
    #expect(product.title == "Pamuklu Tişört")
    #expect(product.brand == "Örnek")
    #expect(product.categoryPath == "Tişört")
    #expect(product.supplierCode == "TS-12")
    #expect(product.url == "https://www.trendyol.example/p-9001")
    #expect(product.imageURLs == ["https://cdn.example/1.jpg"])
    #expect(product.createdAt?.milliseconds == Documents.placed)
    let variant = try #require(product.variants.first)
    #expect(variant.remoteID == "8680000000012")
    #expect(variant.sku == "TS-12-M")
    #expect(variant.stock == 7)
    #expect(variant.priceMinor == 24_990)
    #expect(variant.listPriceMinor == 29_990)
    #expect(variant.taxRateBasisPoints == 1000)
    #expect(
      variant.options == [
        VariantOption(kind: .colour, name: "Renk", value: "Mavi"),
        VariantOption(kind: .size, name: "Beden", value: "M"),
      ])
    #expect(variant.isActive)
  }

  @Test(arguments: ["locked", "archived", "blacklisted"])
  func `goods that are stopped are not active`(flag: String) throws {
    let stopped = Self.variant("1", #","\#(flag)":true"#)
    #expect(try Documents.product(Self.content(stopped)).isActive == false)
    let mixed = try Documents.product(Self.content(stopped + "," + Self.variant("2")))
    #expect(mixed.isActive)
    #expect(mixed.variants.map(\.isActive) == [false, true])
  }

  @Test func `what is sold out stays active, so that it gets its stock again`() throws {
    let soldOut = Self.variant().replacing(#""onSale":true"#, with: #""onSale":false"#)
    #expect(try Documents.product(Self.content(soldOut)).isActive)
  }

  @Test func `stock and price may be flat, and the sale price may stand alone`() throws {
    let flat = #"{"barcode":"1","stock":4,"salePrice":"10.50","vatRate":20}"#
    let variant = try #require(try Documents.product(Self.content(flat)).variants.first)
    #expect(variant.stock == 4)
    #expect(variant.priceMinor == 1050)
    #expect(variant.listPriceMinor == 1050)
  }

  @Test func `a variant without a barcode sets the goods aside`() {
    #expect {
      _ = try Documents.product(Self.content(#"{"stockCode":"x"}"#))
    } throws: {
      ($0 as? MappingError)?.field == "variants[1]/barcode"
    }
  }

  @Test func `goods that wait for approval are one model that nobody can buy`() throws {
    let rows = """
      [{"productMainId":"TS-13","barcode":"868 01","title":"Yeni","stockCode":"A","quantity":3,
        "brand":{"name":"Örnek"},"category":{"name":"Tişört"},"salePrice":10,"listPrice":12,
        "vatRate":20,"images":[{"url":"https://cdn.example/9.jpg"}],"media":null,
        "attributes":[{"attributeName":"Beden","attributeValue":"S"}]},
       {"productMainId":"TS-13","barcode":"86802","title":"Yeni","attributes":[]}]
      """
    let product = try Documents.product(rows, id: "m:TS-13")
    #expect(product.remoteID == "m:TS-13")
    #expect(!product.isActive)
    #expect(product.imageURLs == ["https://cdn.example/9.jpg"])
    #expect(product.variants.map(\.remoteID) == ["86801", "86802"])
    #expect(product.variants.map(\.isActive) == [false, false])
    #expect(product.variants[0].options.map(\.value) == ["S"])
    #expect(product.variants[0].listPriceMinor == 1200)
  }

  @Test func `categories and brands are plain`() throws {
    let category = try CategoryMapping.map(
      Documents.record(#"{"id":"5","parentId":"1","name":"Giyim"}"#, id: "5"))
    #expect(category.parentRemoteID == "1")
    #expect(category.name == "Giyim")
    let brand = try BrandMapping.map(Documents.record(#"{"id":3,"name":"Örnek"}"#, id: "3"))
    #expect(brand == BrandRecord(remoteID: "3", name: "Örnek", isActive: true))
  }
}
