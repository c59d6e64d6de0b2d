public import ArgumentParser
public import Scripting

extension EmptyCells: ExpressibleByArgument {}
