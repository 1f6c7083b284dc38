/// Times what it is told to on its standard input, one command a line, and answers each with a line:
///
///     forward D H T threads    least µs a step of one sequence, every gate recorded
///     train D H T B            least µs of one update: forward, back, clip, Adam
///     open H T                 resident MB after opening T steps and reading the last, and seconds
///
/// It stays alive between commands, so that a script can alternate it with others.
@main
struct Bench {
  static func main() {
    var forwards: [[Int]: ForwardWork] = [:]
    var trainings: [[Int]: TrainingWork] = [:]
    while let line = readLine() {
      let words = line.split(separator: " ")
      let sizes = words.dropFirst().compactMap { Int($0) }
      guard sizes.count == words.count - 1, sizes.allSatisfy({ $0 > 0 }) else {
        print("sizes are numbers above 0")
        continue
      }
      switch (words.first, sizes.count) {
      case ("forward", 4):
        let work = forwards[sizes] ?? ForwardWork(sizes)
        forwards[sizes] = work
        print(work.leastMicroseconds())
      case ("train", 4):
        var work = trainings[sizes] ?? TrainingWork(sizes)
        print(work.leastMicroseconds())
        trainings[sizes] = work
      case ("open", 2): print(OpeningWork(units: sizes[0], stepCount: sizes[1]).measure())
      default: print("forward D H T threads, train D H T B, or open H T")
      }
      flush()
    }
  }
}
