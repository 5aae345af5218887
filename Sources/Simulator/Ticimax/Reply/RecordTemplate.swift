import Markup

/// How one member of a record is written.
struct MemberRule<Record>: Sendable {
  let name: String
  let write: @Sendable (inout ReplyWriter, Record) -> Void

  init(_ name: String, _ write: @escaping @Sendable (inout ReplyWriter, Record) -> Void) {
    self.name = name
    self.write = write
  }
}

/// Writes records of one contract type: every member, in contract order. Members without a rule
/// have their type's default; runs of them are joined into ready-made bytes, so that a variant
/// with 180 members costs little more than the dozen that differ.
struct RecordTemplate<Record>: Sendable {
  private struct Step: Sendable {
    let before: [UInt8]
    let tags: MemberTags
    let rule: MemberRule<Record>
  }

  let type: String
  /// Rules for names that the contract does not have. Always empty; a test looks.
  let strangers: [String]
  private let tags: MemberTags
  private let steps: [Step]
  private let tail: [UInt8]

  /// - Parameter emptyLists: lists that are written as an empty element instead of nil.
  init(
    _ type: String, of service: TicimaxService, emptyLists: Set<String> = [],
    _ rules: [MemberRule<Record>]
  ) {
    let contract = ServiceContract.contract(of: service)
    var byName = Dictionary(rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var steps: [Step] = []
    var run: [UInt8] = []
    for member in contract.members(of: type) {
      let tags = MemberTags(member.name)
      if let rule = byName.removeValue(forKey: member.name) {
        steps.append(Step(before: run, tags: tags, rule: rule))
        run = []
      } else {
        run += emptyLists.contains(member.name) ? tags.empty : member.defaultBytes(tags, contract)
      }
    }
    self.type = type
    self.steps = steps
    tail = run
    strangers = byName.keys.sorted() + (contract.type(type) == nil ? [type] : [])
    tags = MemberTags(type)
  }

  /// The record in an element named after its type.
  func write(_ record: Record, to reply: inout ReplyWriter) {
    reply.xml.raw(tags.open)
    writeMembers(of: record, to: &reply)
    reply.xml.raw(tags.close)
  }

  func writeMembers(of record: Record, to reply: inout ReplyWriter) {
    for step in steps {
      reply.xml.raw(step.before)
      reply.tags = step.tags
      if let wrong = reply.corruption, wrong.type == type, wrong.member == step.rule.name {
        reply.corruption = nil
        reply.text(wrong.text)
      } else {
        step.rule.write(&reply, record)
      }
    }
    reply.xml.raw(tail)
  }
}

/// A member of one record written with a text that its type does not allow (the fault `poison`).
struct Corruption: Sendable, Equatable {
  var type: String
  var member: String
  var text: String
}

extension MemberContract {
  /// What WCF writes for a member that was never set.
  func defaultBytes(_ tags: MemberTags, _ contract: ServiceContract) -> [UInt8] {
    guard !mayBeNil else { return tags.null }
    let text: String
    switch type {
    case .int, .double, .float, .character: text = "0"
    case .boolean: text = "false"
    case .dateTime: text = ShopTime.unset.text
    case .enumeration(let name): text = contract.enumeration(name)?.initial ?? ""
    default: return tags.null
    }
    return tags.open + Array(text.utf8) + tags.close
  }
}
