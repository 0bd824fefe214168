const units = { '': 1, '%': 0.01, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };
const comparisons = {
  '<': (a, b) => a < b, '>': (a, b) => a > b, '<=': (a, b) => a <= b, '>=': (a, b) => a >= b, '=': (a, b) => a === b,
};

// "error<25% params<2M 32-64": every term must hold; a term without a comparison is looked for in the row's text.
function rowFilter(text, keys) {
  const terms = text.trim().split(/\s+/).filter(Boolean).map(term => {
    const match = /^([a-z]+)(<=|>=|<|>|=)(\d*\.?\d+(?:e[+-]?\d+)?)([kKMGT%]?)$/.exec(term);
    if (match && keys.includes(match[1])) {
      const bound = Number(match[3]) * units[match[4]];
      return row => typeof row.values[match[1]] === 'number' && comparisons[match[2]](row.values[match[1]], bound);
    }
    const wanted = term.toLowerCase();
    return row => row.text.includes(wanted);
  });
  return row => terms.every(holds => holds(row));
}
