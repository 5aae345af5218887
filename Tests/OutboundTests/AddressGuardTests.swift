import Outbound
import Testing

struct AddressGuardTests {
  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "185.60.216.35", "172.15.255.255", "172.32.0.1", "100.63.255.255",
    "100.128.0.1", "169.253.255.255", "192.167.255.255", "198.17.255.255", "198.20.0.1",
    "223.255.255.254", "2606:4700:4700::1111", "2a00:1450:4001:810::200e", "::ffff:8.8.8.8",
    "64:ff9b::808:808",
  ])
  func `an address of the open internet is public`(ip: String) {
    #expect(AddressGuard.isPublic(ip))
  }

  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200",
    "100.127.255.255", "127.0.0.1", "127.255.255.255", "168.63.129.16", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255",
  ])
  func `a special IPv4 address is not public`(ip: String) {
    #expect(!AddressGuard.isPublic(ip))
  }

  @Test(arguments: [
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1",
    "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1",
    "fec0::1", "ff02::1",
  ])
  func `a special IPv6 address is not public`(ip: String) {
    #expect(!AddressGuard.isPublic(ip))
  }

  @Test(arguments: [
    "", " ", "localhost", "8.8.8", "8.8.8.8.", "8.8.8.8 ", "0x8.8.8.8", "010.8.8.8", "134744072",
    "fe80::1%eth0", "[2606:4700::1]", "2606:4700:::1", "8.8.8.8\u{0}", "８.8.8.8",
  ])
  func `anything that is not a plainly written address is not public`(text: String) {
    #expect(!AddressGuard.isPublic(text))
  }
}
