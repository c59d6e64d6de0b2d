public import ArgumentParser
public import PortalModel

extension RowsWithoutAccount: ExpressibleByArgument {}
