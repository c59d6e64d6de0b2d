--- Fills custom contract fields from the codes of a payroll export.
return {
  name = "contracts",
  version = "1.0.0",
  about = "Writes type and end of contracts into custom fields, from payroll codes.",

  params = {
    codes = {
      type = "table",
      key = "Code",
      default = "data/contract-codes.csv",
      about = "Code, its type of contract, and whether the contract ends.",
    },
  },

  match = "XML_ID",
  columns = { XML_ID = "Employee No", UF_USR_CONTRACT_END = "Until" },

  reads = {},
  writes = { "UF_USR_CONTRACT", "UF_USR_CONTRACT_END" },

  transform = function(user, row)
    local code = params.codes[text.trim(row.Code)] or reject("unknown contract code")
    user.UF_USR_CONTRACT = code.Contract
    if code.Ends == "no" then
      user.UF_USR_CONTRACT_END = null
    elseif row.Until == "" then
      warn("UF_USR_CONTRACT_END", "this contract needs an end date")
    end
  end,

  examples = {
    {
      given = { UF_USR_CONTRACT = "Trainee", UF_USR_CONTRACT_END = "2025-08-31" },
      row = { ["Employee No"] = "HR-10107", Code = "10" },
      expect = { UF_USR_CONTRACT = "Permanent", UF_USR_CONTRACT_END = null },
    },
    {
      row = { ["Employee No"] = "HR-10107", Code = "20", Until = "2026-12-31" },
      expect = { UF_USR_CONTRACT = "Fixed-term", UF_USR_CONTRACT_END = "2026-12-31" },
    },
    {
      row = { ["Employee No"] = "HR-10107", Code = "30" },
      expect = { UF_USR_CONTRACT = "Trainee" },
      warns = { UF_USR_CONTRACT_END = "needs an end" },
    },
    {
      row = { ["Employee No"] = "HR-10107", Code = "99" },
      rejects = "unknown contract code",
    },
  },
}
