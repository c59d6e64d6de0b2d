public import ArgumentParser
public import PortalModel

extension EmptyCells: ExpressibleByArgument {}
