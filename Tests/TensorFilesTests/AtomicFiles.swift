import Foundation
import TensorFiles
import Testing

@Suite struct AtomicFiles {
  @Test func aCommittedFileHoldsAllThatWasAppended() throws {
    try withFolder { folder in
      let file = try AtomicFile(path: folder + "/a")
      try file.append([1, 2])
      try file.append([])
      try file.append([3])
      #expect(try !names(in: folder).contains("a"))
      try file.commit()
      #expect(try names(in: folder) == ["a"])
      #expect(try contents(of: folder + "/a") == [1, 2, 3])
    }
  }

  @Test func aNewFileTakesNobodysPlace() throws {
    try withFolder { folder in
      let file = try AtomicFile(path: folder + "/a")
      try file.append([1])
      let other = try AtomicFile(path: folder + "/a")
      #expect(try file.commitIfNew())
      #expect(try !other.commitIfNew())
      #expect(try contents(of: folder + "/a") == [1])
    }
  }

  @Test func aNewFileLeavesNoUnfinishedOneBehind() throws {
    try withFolder { folder in
      do {
        let file = try AtomicFile(path: folder + "/a")
        try file.append([1])
        #expect(try file.commitIfNew())
        #expect(try AtomicFile(path: folder + "/a").commitIfNew() == false)
      }
      #expect(try names(in: folder) == ["a"])
      #expect(try contents(of: folder + "/a") == [1])
    }
  }

  @Test func withoutACommitNothingChanges() throws {
    try withFolder { folder in
      try put([9], at: folder + "/a")
      do {
        let file = try AtomicFile(path: folder + "/a")
        try file.append([1])
        #expect(try names(in: folder).count == 2)
      }
      #expect(try names(in: folder) == ["a"])
      #expect(try contents(of: folder + "/a") == [9])
    }
  }

  @Test func aFailedCommitLeavesNothingBehind() throws {
    try withFolder { folder in
      let path = folder + "/a"
      do {
        let file = try AtomicFile(path: path)
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: false)
        #expect(throws: TensorFileError(.unwritable(code: EISDIR), path: path)) {
          try file.commit()
        }
      }
      #expect(try names(in: folder) == ["a"])
    }
  }

  @Test func whatReplacesAFileKeepsItsPermissions() throws {
    try withFolder { folder in
      let path = folder + "/a"
      try put([9], at: path)
      #expect(chmod(path, 0o640) == 0)
      try write([1], to: path)
      #expect(try permissions(of: path) == 0o640)
      #expect(try contents(of: path) == [1])
    }
  }

  @Test func aNewFileHasTheUsualPermissions() throws {
    try withFolder { folder in
      try write([1], to: folder + "/a")
      let descriptor = open(folder + "/plain", O_CREAT | O_WRONLY, 0o666)
      close(descriptor)
      #expect(try permissions(of: folder + "/a") == permissions(of: folder + "/plain"))
    }
  }

  @Test func aSymbolicLinkStaysOne() throws {
    try withFolder { folder in
      try put([9], at: folder + "/file")
      #expect(symlink("file", folder + "/link") == 0)
      try write([1], to: folder + "/link")
      #expect(try contents(of: folder + "/file") == [1])
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "file")
    }
  }

  @Test func whatCannotBeReplaced() throws {
    try withFolder { folder in
      #expect(throws: TensorFileError(.isFolder, path: folder)) {
        try AtomicFile(path: folder)
      }
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(throws: TensorFileError(.notRegularFile, path: pipe)) {
        try AtomicFile(path: pipe)
      }
      let lost = folder + "/none/a"
      #expect(throws: TensorFileError(.unwritable(code: ENOENT), path: lost)) {
        try AtomicFile(path: lost)
      }
      let left = try names(in: folder)
      #expect(left == ["pipe"])
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root writes everywhere"))
  func aFileLockedAgainstWriting() throws {
    try withFolder { folder in
      let path = folder + "/a"
      try put([9], at: path)
      #expect(chmod(path, 0o400) == 0)
      #expect(throws: TensorFileError(.unwritable(code: EACCES), path: path)) {
        try AtomicFile(path: path)
      }
    }
  }

  @Test func theLongestNameCanBeWritten() throws {
    try withFolder { folder in
      let name = String(repeating: "n", count: 255)
      try write([1], to: folder + "/" + name)
      #expect(try names(in: folder) == [name])
    }
  }

  @Test func tensorsOfAMappedFileMayReplaceIt() throws {
    try withFolder { folder in
      let path = folder + "/m.safetensors"
      let tensor = Tensor((0..<5000).map { Float($0) }, shape: [5000])
      try TensorFile.writeSafetensors([("x", tensor)], to: path)
      let mapped = try TensorFile(contentsOf: path).tensor(named: "x")
      try TensorFile.writeSafetensors([("y", mapped), ("z", mapped)], to: path)
      let file = try TensorFile(contentsOf: path)
      #expect(file.names == ["y", "z"])
      #expect(try file.tensor(named: "z") == tensor)
      #expect(mapped == tensor)
      #expect(try names(in: folder) == ["m.safetensors"])
    }
  }

  @Test func tensorsThatCannotBeWrittenLeaveNothing() throws {
    try withFolder { folder in
      let path = folder + "/m.safetensors"
      let tensor = Tensor([Float(1)], shape: [1])
      #expect(throws: TensorFileError(.repeatedKey("x"), path: path)) {
        try TensorFile.writeSafetensors([("x", tensor), ("x", tensor)], to: path)
      }
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = try AtomicFile(path: path)
    try file.append(bytes)
    try file.commit()
  }

  private func put(_ bytes: [UInt8], at path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private func permissions(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
