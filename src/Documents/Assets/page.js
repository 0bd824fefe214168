const report = JSON.parse(document.getElementById('report-data').textContent);
const element = document.querySelector('table.trials');
const table = element ? trialTable(element, trial => select(trial)) : null;
const card = document.getElementById('selected');
const pointOf = new Map(report.points.map(p => [p.index, p]));

function select(trial) {
  selected = trial === selected ? null : trial;
  ringSelected();
  if (table) table.mark(selected);
  document.querySelectorAll('.network').forEach(n => n.classList.toggle('selected', Number(n.dataset.trial) === selected));
  report.curves.forEach(c => document.getElementById(`curve-${c.index}`).parentElement.classList.toggle('selected', c.index === selected));
  card.hidden = selected === null;
  if (selected === null) return;
  const point = pointOf.get(selected);
  document.getElementById('selected-words').innerHTML = point ? words(point).replaceAll('<br>', ' · ') : '';
  if (!point) document.getElementById('selected-words').textContent = table.words(selected);
  document.getElementById('selected-show').hidden = !(table && table.has(selected));
}

document.getElementById('selected-close').addEventListener('click', () => select(selected));
document.getElementById('selected-show').addEventListener('click', () => table.show(selected));
document.addEventListener('keydown', event => { if (event.key === 'Escape' && selected !== null) select(selected); });
document.querySelectorAll('.network figcaption b').forEach(title =>
  title.addEventListener('click', () => select(Number(title.closest('.network').dataset.trial))));

if (report.points.length > 0) {
  addChart('edf', edf(report), {
    displayModeBar: 'hover', displaylogo: false, modeBarButtons: [['toImage']], toImageButtonOptions: { format: 'svg', filename: 'edf' },
  });
  report.measures.forEach(measure => addChart(`scatter-${measure.key}`, scatter(report, measure)));
  report.levels.filter(level => level.values.some(v => v !== null)).forEach(level => addChart(`fidelity-${level.level}`, levelScatter(report, level)));
  report.curves.forEach(trial => addChart(`curve-${trial.index}`, curve(report, trial)));
}
drawOneByOne();

let redraw = 0;
addEventListener('resize', () => { clearTimeout(redraw); redraw = setTimeout(drawCharts, 120); });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawCharts);

// Paper is light and narrow: while it is printed, the page and its charts are laid out for it.
function paper(on) {
  const root = document.documentElement.classList;
  if (root.contains('paper') === on) return;
  root.toggle('paper', on);
  if (table) table.forPrint(on);
  if (on) document.querySelectorAll('details').forEach(d => { d.open = true; });
  drawCharts();
}

addEventListener('beforeprint', () => paper(true));
addEventListener('afterprint', () => paper(false));
matchMedia('print').addEventListener('change', event => paper(event.matches));
