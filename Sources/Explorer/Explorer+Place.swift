extension Explorer {
  /// The cursor's step, in `0..<trace.stepCount`.
  public internal(set) var step: Int {
    get { viewpoint.step }
    set { viewpoint.step = newValue }
  }

  /// The layer shown, in `0..<trace.network.layers.count`.
  public internal(set) var layer: Int {
    get { viewpoint.layer }
    set { viewpoint.layer = newValue }
  }

  /// The selected unit, in `0..<` the layer's hidden size.
  public internal(set) var unit: Int {
    get { viewpoint.unit }
    set { viewpoint.unit = newValue }
  }

  /// The place in the order of the units of the first one that the panels show when they can't show
  /// all.
  var firstPlace: Int {
    get { viewpoint.firstPlace }
    set { viewpoint.firstPlace = newValue }
  }

  /// The page shown.
  public var page: Page { viewpoint.page }
}
