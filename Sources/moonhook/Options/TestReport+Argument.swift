public import ArgumentParser
public import Report

extension TestReport.Format: ExpressibleByArgument {}
