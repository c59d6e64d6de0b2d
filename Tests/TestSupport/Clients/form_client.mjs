// Sends forms in PHP's nesting, as BX24.js makes them of objects. The arguments are the address for calls with a token, and
// the token.
import assert from "node:assert/strict";

const [base, token] = process.argv.slice(2);

/** Writes `{a: {b: [1]}}` as `a[b][0]=1`, and null as the empty text. */
function form(value, name = "") {
  if (value === null || value === undefined) return [[name, ""]];
  if (typeof value !== "object") return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => form(inner, name === "" ? key : `${name}[${key}]`));
}

function encoded(parameters) {
  return form(parameters).map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
}

async function call(method, parameters = {}) {
  const body = encoded({ ...parameters, auth: token });
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const response = await fetch(base + method, { method: "POST", headers, body });
  return { status: response.status, ...(await response.json()) };
}

/** A batch takes commands as texts; these are encoded once by themselves and once more within the form. */
async function batch(calls) {
  const commands = Object.entries(calls).map(([key, [method, parameters]]) => [key, `${method}?${encoded(parameters)}`]);
  return (await call("batch", { halt: 0, cmd: Object.fromEntries(commands) })).result;
}

const note = "<b>\"50 %\" & 'more' + ä=1;</b>\n€😀";
assert.equal((await call("user.update", { ID: 2, WORK_NOTES: note, UF_DEPARTMENT: [3, 14], ACTIVE: "Y" })).result, true);
const [user] = (await call("user.get", { FILTER: { ID: [2] }, select: ["WORK_NOTES", "UF_DEPARTMENT", "ACTIVE"] })).result;
assert.deepEqual(user, { ID: "2", ACTIVE: true, WORK_NOTES: note, UF_DEPARTMENT: [3, 14] });

const name = `UF_USR_FORM_${Date.now()}`;
const field = await call("user.userfield.add", {
  fields: { FIELD_NAME: name, USER_TYPE_ID: "enumeration", MULTIPLE: "Y", LIST: [{ VALUE: "Ä & B" }, { VALUE: "C" }] },
});
assert.equal(typeof field.result, "number");
const [row] = (await call("user.userfield.list", { filter: { id: field.result } })).result;
assert.deepEqual(row.LIST.map((option) => option.VALUE), ["Ä & B", "C"]);

const answers = await batch({
  write: ["user.update", { ID: 2, [name]: row.LIST.map((option) => option.ID) }],
  read: ["user.get", { ID: 2, select: ["UF_*"] }],
  clear: ["user.update", { ID: 2, [name]: [""], WORK_NOTES: null }],
  again: ["user.get", { ID: 2, select: ["*"] }],
  same: ["user.get", { filter: { ID: "$result[read][0][ID]" }, select: ["ID"] }],
});
assert.deepEqual(answers.result_error, []);
assert.deepEqual(answers.result.read[0][name], row.LIST.map((option) => Number(option.ID)));
assert.deepEqual(answers.result.again[0][name], []);
assert.equal(answers.result.again[0].WORK_NOTES, "");
assert.deepEqual(answers.result.same, [{ ID: "2" }]);

const refused = await call("user.update", { ID: 4711, NAME: "Nobody" });
assert.deepEqual([refused.status, refused.error, refused.error_description], [400, "ERROR_CORE", "access_denied"]);

console.log("forms: well");
