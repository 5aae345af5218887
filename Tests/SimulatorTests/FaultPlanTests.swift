import Testing

@testable import Simulator

struct FaultPlanTests {
  @Test func `settings are read by name`() throws {
    let plan = try FaultPlan(parsing: ["latency=0.5", "poison=0.01", "reset=1"])
    #expect(plan.rates == [.latency: 0.5, .poison: 0.01, .reset: 1])
    #expect(plan.rate(of: .html) == 0)
  }

  @Test(arguments: [
    ("latency", FaultPlanError.notAPair("latency")),
    ("lag=1", .unknownName("lag")),
    ("html=2", .badRate(name: "html", rate: "2")),
    ("html=nan", .badRate(name: "html", rate: "nan")),
    ("html=", .badRate(name: "html", rate: "")),
  ])
  func `a wrong setting says what is wrong with it`(_ setting: String, _ error: FaultPlanError) {
    #expect(throws: error) { try FaultPlan(parsing: [setting]) }
  }

  @Test func `a fault cannot be given twice`() {
    #expect(throws: FaultPlanError.givenTwice("html")) {
      try FaultPlan(parsing: ["html=0.1", "html=0.2"])
    }
  }

  @Test func `an unknown name is answered with the known ones`() {
    let text = FaultPlanError.unknownName("lag").description
    #expect(FaultKind.allCases.allSatisfy { text.contains($0.rawValue) })
  }
}
