import Basics

/// A registered member of one channel. Passwords never get this far.
public struct MemberRecord: Sendable, Equatable {
  public var remoteID: String
  public var firstName: String = ""
  public var lastName: String = ""
  public var email: String = ""
  public var phone: String = ""
  public var city: String = ""
  public var district: String = ""
  public var registeredAt: Timestamp?
  public var lastLoginAt: Timestamp?
  public var changedAt: Timestamp?
  public var allowsEmail = false
  public var allowsSMS = false
  public var isActive = true

  public init(remoteID: String) { self.remoteID = remoteID }

  public var fullName: String {
    [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// A product that a member marked as favourite.
public struct FavouriteRecord: Sendable, Equatable {
  public var remoteID: String
  public var memberRemoteID: String
  public var productRemoteID: String
  public var addedAt: Timestamp?

  public init(
    remoteID: String, memberRemoteID: String, productRemoteID: String, addedAt: Timestamp?
  ) {
    self.remoteID = remoteID
    self.memberRemoteID = memberRemoteID
    self.productRemoteID = productRemoteID
    self.addedAt = addedAt
  }
}

/// A category of a channel's own tree.
public struct CategoryRecord: Sendable, Equatable {
  public var remoteID: String
  /// Nil for a root.
  public var parentRemoteID: String?
  public var name: String
  public var isActive: Bool

  public init(remoteID: String, parentRemoteID: String?, name: String, isActive: Bool) {
    self.remoteID = remoteID
    self.parentRemoteID = parentRemoteID
    self.name = name
    self.isActive = isActive
  }
}

/// A brand of a channel.
public struct BrandRecord: Sendable, Equatable {
  public var remoteID: String
  public var name: String
  public var isActive: Bool

  public init(remoteID: String, name: String, isActive: Bool) {
    self.remoteID = remoteID
    self.name = name
    self.isActive = isActive
  }
}
