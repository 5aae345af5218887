import Basics
import Commerce
import ConnectorKit
import Inventory
import Storage

/// Everything that is shown of one package.
struct PackageDetail: Sendable {
  struct Line: Sendable {
    /// The channel's key.
    var remoteID: String
    var goods: PackingQuery.Goods
  }

  static let mostMoves = 50

  var package: PackingQuery.Package
  var facts: PackageFacts
  var lines: [Line]
  var moves: [PackageMoves.Move]
  /// Of those who asked for the moves.
  var names: AuditNames

  static func load(_ id: Int64, in connection: any SQLConnection) throws -> PackageDetail? {
    guard let package = try PackingQuery.packages([id], in: connection).first,
      let facts = try PackageFacts.load(id, in: connection)
    else { return nil }
    return PackageDetail(
      package: package, facts: facts,
      lines: zip(facts.lines, package.goods).map { Line(remoteID: $0.remoteID, goods: $1) },
      moves: try PackageMoves.latest(packageID: id, limit: mostMoves, in: connection),
      names: try AuditNames.load(in: connection))
  }

  /// True while anything may still be asked for.
  var isMovable: Bool {
    !facts.isGone && [.created, .preparing, .invoiced].contains(facts.reached)
  }
}
