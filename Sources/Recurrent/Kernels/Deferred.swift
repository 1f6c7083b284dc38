import Synchronization

/// A value that is made when it is first asked for, by whichever thread asks.
final class Deferred<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  /// A value to be made so.
  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// The value; the first call makes it, others wait for that.
  var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
