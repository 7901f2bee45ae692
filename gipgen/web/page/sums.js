// Adding up as somebody types, by what the form says is the sum of what. Whole numbers of any length; what is not known
// makes a sum unknown, never smaller.

export function numberOf(text) {
  return /^-?(0|[1-9][0-9]*)$/.test(text) ? BigInt(text) : null;
}

// ref → text of every sum that is not typed; "" where a number is missing.
export function sums(form, typed) {
  const found = new Map();
  const at = (ref) => (found.has(ref) ? found.get(ref) : numberOf(typed(ref)));
  for (const [ref, parts] of form.sums) {
    let sum = 0n;
    for (const part of parts) {
      const value = at(part);
      sum = value === null || sum === null ? null : sum + value;
    }
    found.set(ref, sum);
  }
  return found;
}

// The columns in which what came in is not what was dealt with: [{column, left, right}]; null while numbers are missing.
export function imbalances(form, balance, known) {
  const wrong = [];
  let complete = true;
  const columns = Object.keys(form.columns).filter((ref) => ref.startsWith(`${balance.left[0]}.`)).map((ref) => ref.slice(balance.left[0].length + 1));
  for (const column of columns) {
    const side = (rows) => rows.reduce((sum, row) => {
      const value = known(`${row}.${column}`);
      return sum === null || value === null ? null : sum + value;
    }, 0n);
    const left = side(balance.left), right = side(balance.right);
    if (left === null || right === null) complete = false;
    else if (left !== right) wrong.push({ column: form.columns[`${balance.left[0]}.${column}`].key, left, right });
  }
  return { wrong, complete };
}
