import Basics
import Commerce
import ConnectorKit

/// What a person wants to be done with a package.
public enum MoveWish: Sendable, Equatable {
  case picking
  case invoiced(number: String)
  case invoiceLink(url: String, number: String?)
  case label
  case carrier(code: String)
  case trackingNumber(String)
  /// All that is left of the package.
  case unsupplied(UnsuppliedReason)
  /// These lines go into a package of their own, by the channel's keys.
  case split(lines: [String])
}

/// Why a move is not even asked for. Rules of Trendyol where no other is named (fact sheet
/// 2026-11-23, §9).
public enum MoveRefusal: String, Error, CaseIterable {
  /// Replaced, or not told by the channel any more.
  case gone
  /// Another move of the package waits or is being made.
  case busy
  /// Nobody knows yet what became of the last move; the next reading tells.
  case unknown
  /// Packed already, or later than that.
  case notNew
  /// To be marked as being packed first, or shipped already.
  case notPacking
  /// Shipped, cancelled or delivered.
  case left
  case noTracking
  case invoiceNumber, invoiceLink, carrierCode, trackingNumber
  /// The carrier may be changed once in five minutes.
  case carrierTooSoon
  /// There must be lines on both sides.
  case split
  case noLines
}

/// Decides whether a wish can be followed, and makes the move of it. Pure.
public enum MoveDecision {
  public static let carrierPauseSeconds: Int64 = 300
  /// How long a move of unknown outcome is left to the next readings before it may be asked again.
  public static let unknownSeconds: Int64 = 900

  public static func decide(
    _ wish: MoveWish, _ facts: PackageFacts, now: Timestamp
  ) -> Result<OrderMove, MoveRefusal> {
    if facts.isGone { return .failure(.gone) }
    if facts.hasOpenMove { return .failure(.busy) }
    if let at = facts.unknownAt, now < at.adding(seconds: unknownSeconds) {
      return .failure(.unknown)
    }
    let lines = facts.lines.filter { $0.units > 0 && !$0.remoteID.isEmpty }
    let moved = lines.map { MovedLine(remoteID: $0.remoteID, quantity: $0.units) }
    let isHere = [.created, .preparing, .invoiced].contains(facts.reached)
    guard isHere else { return .failure(.left) }
    switch wish {
    case .picking:
      if facts.reached != .created { return .failure(.notNew) }
      return moved.isEmpty ? .failure(.noLines) : .success(.picking(lines: moved))
    case .invoiced(let number):
      if facts.reached != .preparing { return .failure(.notPacking) }
      if !isInvoiceNumber(number) { return .failure(.invoiceNumber) }
      if moved.isEmpty { return .failure(.noLines) }
      return .success(.invoiced(lines: moved, invoiceNumber: number))
    case .invoiceLink(let url, let number):
      return link(url, number, now)
    case .label:
      if facts.reached == .created { return .failure(.notPacking) }
      if facts.trackingNumber.isEmpty { return .failure(.noTracking) }
      return .success(.label(trackingNumber: facts.trackingNumber, boxes: nil))
    case .carrier(let code):
      return carrier(code, facts, now)
    case .trackingNumber(let number):
      guard isCode(number, 1...50) else { return .failure(.trackingNumber) }
      return .success(.trackingNumber(number))
    case .unsupplied(let reason):
      return moved.isEmpty
        ? .failure(.noLines) : .success(.unsupplied(lines: moved, reason: reason))
    case .split(let chosen):
      return split(Set(chosen), lines)
    }
  }

  private static func link(
    _ url: String, _ number: String?, _ now: Timestamp
  ) -> Result<OrderMove, MoveRefusal> {
    guard url.hasPrefix("https://"), url.utf8.count <= 1000,
      url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return .failure(.invoiceLink) }
    if let number, !isInvoiceNumber(number) { return .failure(.invoiceNumber) }
    return .success(.invoiceLink(InvoiceLink(url: url, number: number, issuedAt: now)))
  }

  private static func carrier(
    _ code: String, _ facts: PackageFacts, _ now: Timestamp
  ) -> Result<OrderMove, MoveRefusal> {
    guard isCode(code, 2...20) else { return .failure(.carrierCode) }
    if let at = facts.carrierChangedAt, now < at.adding(seconds: carrierPauseSeconds) {
      return .failure(.carrierTooSoon)
    }
    return .success(.carrier(code: code))
  }

  private static func split(
    _ chosen: Set<String>, _ lines: [PackageFacts.Line]
  ) -> Result<OrderMove, MoveRefusal> {
    let known = lines.map(\.remoteID)
    let apart = known.filter(chosen.contains)
    guard apart.count == chosen.count, !apart.isEmpty, apart.count < known.count else {
      return .failure(.split)
    }
    return .success(.split(groups: [apart]))
  }

  /// Three letters or digits, the year, nine digits (fact sheet §9.1).
  static func isInvoiceNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 16 else { return false }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    return bytes[..<3].allSatisfy { isDigit($0) || (0x61...0x7A).contains($0 | 0x20) }
      && bytes[3...].allSatisfy(isDigit) && bytes[3] == 0x32 && bytes[4] == 0x30
      && bytes[5] >= 0x32
  }

  private static func isCode(_ text: String, _ length: ClosedRange<Int>) -> Bool {
    length.contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
  }
}
