import SwiftProtobuf

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ProtoModel {
  /// Decodes a file's bytes, or gives nil when they are no such message.
  ///
  /// What this project does not read is not kept.
  init?(decoding region: ByteRegion) {
    var options = BinaryDecodingOptions()
    options.discardUnknownFields = true
    let model = region.withBytes { bytes -> ProtoModel? in
      guard let start = bytes.baseAddress else { return nil }
      // Lends the bytes: the decoder copies what it keeps.
      let data = Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count,
        deallocator: .none)
      return try? ProtoModel(serializedBytes: data, options: options)
    }
    guard let model else { return nil }
    self = model
  }
}
