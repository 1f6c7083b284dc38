/// What a person typed behind `/`.
enum FindRequest: Equatable {
  case search(Search)
  case unit(Int)
  case step(Int)
}
