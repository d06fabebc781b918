/** The sum of each column, by its name. */
export function columns(rows) {
  const total = {};
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) total[name] = (total[name] ?? 0) + Number(value);
  }
  return total;
}
