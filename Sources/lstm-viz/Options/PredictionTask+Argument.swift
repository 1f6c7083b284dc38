public import ArgumentParser
public import Recurrent

extension PredictionTask: ExpressibleByArgument {}
