const pageRows = 100;
const printedRows = 500;

// Sorts, filters and pages the rows that the document already holds.
function trialTable(table, onSelect) {
  const body = table.tBodies[0];
  const headers = [...table.tHead.rows[0].cells];
  const keys = headers.map(h => h.dataset.key);
  const rows = [...body.rows].map(element => {
    const values = {};
    [...element.cells].forEach((cell, i) => {
      values[keys[i]] = headers[i].dataset.kind === 'number' ? (cell.dataset.v === undefined ? null : Number(cell.dataset.v)) : cell.textContent;
    });
    return { element, values, state: element.className, trial: Number(element.dataset.trial), text: element.textContent.toLowerCase() };
  });
  const tools = document.querySelector('.tools');
  const pager = document.querySelector('.pager');
  const filter = document.getElementById('filter');
  const states = [...tools.querySelectorAll('input[type="checkbox"]')];
  let shown = rows;
  let page = 0;
  let perPage = pageRows;

  function draw() {
    const pages = Math.max(1, Math.ceil(shown.length / perPage));
    page = Math.min(page, pages - 1);
    const from = page * perPage;
    body.replaceChildren(...shown.slice(from, from + perPage).map(row => row.element));
    document.getElementById('shown').textContent = shown.length === rows.length ? `${rows.length} trials` : `${shown.length} of ${rows.length} trials`;
    pager.hidden = pages === 1;
    pager.querySelector('span').textContent = `${from + 1} – ${Math.min(from + perPage, shown.length)} of ${shown.length}`;
    pager.querySelector('[data-step="-1"]').disabled = page === 0;
    pager.querySelector('[data-step="1"]').disabled = page === pages - 1;
  }

  function apply() {
    const holds = rowFilter(filter.value, keys);
    const wanted = new Set(states.filter(box => box.checked).map(box => box.value));
    shown = rows.filter(row => wanted.has(row.state) && holds(row));
    page = 0;
    draw();
  }

  function sort(header) {
    const key = header.dataset.key;
    const down = header.getAttribute('aria-sort') === 'ascending';
    const sign = down ? -1 : 1;
    const order = header.dataset.kind === 'number'
      ? (a, b) => sign * (a - b)
      : (a, b) => sign * a.localeCompare(b, 'en', { numeric: true });
    rows.sort((a, b) => {
      const [x, y] = [a.values[key], b.values[key]];
      const missing = (x === null || x === '') - (y === null || y === '');
      return missing || (x === null ? 0 : order(x, y)) || a.trial - b.trial;
    });
    headers.forEach(h => h.removeAttribute('aria-sort'));
    header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    apply();
  }

  headers.forEach(header => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    button.addEventListener('click', () => sort(header));
    header.replaceChildren(button);
  });
  headers.find(h => h.dataset.key === 'error').setAttribute('aria-sort', 'ascending');
  pager.innerHTML = '<button type="button" data-step="-1">Previous</button><span></span><button type="button" data-step="1">Next</button>';
  pager.addEventListener('click', event => {
    const step = Number(event.target.dataset.step);
    if (step) { page += step; draw(); }
  });
  filter.addEventListener('input', apply);
  states.forEach(box => box.addEventListener('change', apply));
  body.addEventListener('click', event => onSelect(Number(event.target.closest('tr').dataset.trial)));
  body.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); onSelect(Number(event.target.closest('tr').dataset.trial)); }
  });
  tools.hidden = false;
  draw();

  return {
    mark(trial) {
      rows.forEach(row => row.element.classList.toggle('selected', row.trial === trial));
    },
    has: trial => rows.some(row => row.trial === trial),
    words(trial) {
      const row = rows.find(r => r.trial === trial);
      return row ? `Trial ${trial}: ${row.state}` + (row.element.cells[1].title ? ` (${row.element.cells[1].title})` : '') : '';
    },
    // Turns to the row, without a filter that would hide it.
    show(trial) {
      if (!shown.some(row => row.trial === trial)) {
        filter.value = '';
        states.forEach(box => { box.checked = true; });
        apply();
      }
      page = Math.floor(shown.findIndex(row => row.trial === trial) / perPage);
      draw();
      rows.find(row => row.trial === trial).element.scrollIntoView({ block: 'center' });
    },
    forPrint(on) {
      perPage = on && shown.length <= printedRows ? printedRows : pageRows;
      draw();
    },
  };
}
