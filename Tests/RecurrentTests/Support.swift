import Foundation
import Testing

@testable import Recurrent

/// A fixture that is not there.
struct MissingFixture: Error {
  let path: String
}

/// A file or folder among the fixtures.
func fixture(_ path: String) throws -> URL {
  guard let root = Bundle.module.resourceURL else { throw MissingFixture(path: path) }
  let url = root.appendingPathComponent("Fixtures/\(path)")
  guard FileManager.default.fileExists(atPath: url.path) else { throw MissingFixture(path: path) }
  return url
}

/// Expects two arrays to be equal but for `tolerance`.
func expectEqual(
  _ actual: [Float], _ expected: [Float], within tolerance: Float, _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.count == expected.count else {
    Issue.record(
      "\(name): \(actual.count) values, not \(expected.count)", sourceLocation: sourceLocation)
    return
  }
  let error = largestDifference(actual, expected)
  #expect(error <= tolerance, "\(name) is off by \(error)", sourceLocation: sourceLocation)
}

/// The largest difference between two arrays; infinite when one has a NaN that the other has not.
func largestDifference(_ a: [Float], _ b: [Float]) -> Float {
  zip(a, b).reduce(0) { largest, pair in
    if pair.0.isNaN || pair.1.isNaN {
      return pair.0.isNaN && pair.1.isNaN ? largest : .infinity
    }
    return max(largest, abs(pair.0 - pair.1))
  }
}

/// The greatest size among some values.
func largestSize(_ values: [Float]) -> Float { values.reduce(0) { max($0, abs($1)) } }

/// What a signal may be off from a reference by, as the project's numerics page says.
func tolerance(of signal: Signal, near values: [Float]) -> Float {
  switch signal {
  case .cellState: 1e-5 * max(1, largestSize(values))
  default: 2e-6
  }
}
