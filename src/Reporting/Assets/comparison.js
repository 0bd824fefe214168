const comparison = JSON.parse(document.getElementById('report-data').textContent);
const curves = comparison.curves;
const percentTicks = { tickformat: '~%' };

function colours() {
  const style = getComputedStyle(document.documentElement);
  return curves.map((_, i) => style.getPropertyValue(`--c${i % 8 + 1}`).trim());
}

const dash = i => i < 8 ? 'solid' : 'dash';
const clear = colour => colour + '2b';

function named(t, title, more) {
  return axis(t, { title: { text: title, font: { color: t.muted, size: 12 }, standoff: 10 }, ...more });
}

function edfs() {
  const range = padded(curves.flatMap(c => c.errors), false, 0.04);
  return t => {
    const colour = colours();
    return {
      data: curves.map((c, i) => ({
        type: 'scatter', mode: 'lines', name: c.name, x: [range[0], ...c.errors, range[1]], y: [0, ...c.shares, 1],
        line: { shape: 'hv', width: 2, color: colour[i], dash: dash(i) }, hovertemplate: `${c.name}<br>%{y:.0%} of networks up to %{x:.1%}<extra></extra>`,
      })),
      layout: frame(t, {
        margin: { l: 48, r: 12, t: 10, b: 44 },
        xaxis: named(t, 'validation error <i>e</i>', { range, ...percentTicks }),
        yaxis: axis(t, { range: [-0.02, 1.03], tickvals: [0, 0.25, 0.5, 0.75, 1], ...percentTicks }),
      }),
      spots: new Map(),
    };
  };
}

function differences() {
  const pairs = comparison.differences.slice().reverse();
  return t => ({
    data: [{
      type: 'scatter', mode: 'markers', x: pairs.map(p => 100 * p.value), y: pairs.map(p => p.label),
      marker: { size: 9, color: pairs.map(p => p.verdict === 'none' ? t.muted : p.verdict === 'better' ? t.accent : t.warn) },
      error_x: {
        type: 'data', symmetric: false, thickness: 1.5, width: 5, color: t.muted,
        array: pairs.map(p => p.upper === null ? 0 : 100 * (p.upper - p.value)), arrayminus: pairs.map(p => p.lower === null ? 0 : 100 * (p.value - p.lower)),
      },
      hovertemplate: '%{y}: %{x:.2f} points<extra></extra>',
    }],
    layout: frame(t, {
      margin: { l: 60, r: 12, t: 10, b: 44 },
      shapes: [{ type: 'line', x0: 0, x1: 0, yref: 'paper', y0: 0, y1: 1, line: { color: t.ink, width: 1 } }],
      xaxis: named(t, 'difference of mean errors, points', { nticks: 9 }), yaxis: axis(t, { showgrid: false, range: [-0.6, pairs.length - 0.4] }),
    }),
    spots: new Map(),
  });
}

function bands(t, xs, middle, lower, upper, hover) {
  const colour = colours();
  return curves.flatMap((c, i) => {
    return [
      { type: 'scatter', mode: 'lines', hoverinfo: 'skip', line: { width: 0 }, x: [...xs(c), ...xs(c).slice().reverse()], y: [...lower(c), ...upper(c).slice().reverse()], fill: 'toself', fillcolor: clear(colour[i]) },
      { type: 'scatter', mode: 'lines+markers', name: c.name, x: xs(c), y: middle(c), line: { width: 2, color: colour[i], dash: dash(i) }, marker: { size: 5, color: colour[i] }, hovertemplate: `${c.name}<br>${hover}<extra></extra>` },
    ];
  });
}

function search() {
  const draws = curves.reduce((longest, c) => c.draws.length > longest.length ? c.draws : longest, []);
  return t => ({
    data: bands(t, c => c.draws, c => c.best, c => c.bestLower, c => c.bestUpper, '%{x} networks: %{y:.2%}'),
    layout: frame(t, {
      margin: { l: 48, r: 12, t: 10, b: 44 },
      xaxis: named(t, 'networks tried, <i>k</i>', { type: 'log', tickvals: draws.filter((_, i) => draws.length <= 8 || i % 2 === 0), ticktext: draws.filter((_, i) => draws.length <= 8 || i % 2 === 0).map(String) }),
      yaxis: axis(t, percentTicks),
    }),
    spots: new Map(),
  });
}

function sizes() {
  const all = [...new Set(curves.flatMap(c => c.sizes))].sort((a, b) => a - b);
  const ticks = all.filter((s, i) => i === 0 || s >= 1.5 * all[i - 1]);
  return t => ({
    data: bands(t, c => c.sizes, c => c.distances, c => c.distancesLower, c => c.distancesUpper, 'n = %{x}: %{y:.3f}'),
    layout: frame(t, {
      margin: { l: 48, r: 12, t: 10, b: 44 },
      xaxis: named(t, 'networks in the sample, <i>n</i>', { type: 'log', tickvals: ticks, ticktext: ticks.map(String) }), yaxis: axis(t, { rangemode: 'tozero' }),
    }),
    spots: new Map(),
  });
}

const plot = document.getElementById('differences-plot');
plot.style.height = `${80 + 34 * Number(plot.dataset.rows)}px`;
addChart('edf', edfs(), { displayModeBar: 'hover', displaylogo: false, modeBarButtons: [['toImage']], toImageButtonOptions: { format: 'svg', filename: 'edf' } });
addChart('differences-plot', differences());
addChart('search-plot', search());
addChart('size-plot', sizes());
drawOneByOne();

let redraw = 0;
addEventListener('resize', () => { clearTimeout(redraw); redraw = setTimeout(drawCharts, 120); });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawCharts);
function paper(on) {
  document.documentElement.classList.toggle('paper', on);
  drawCharts();
}
addEventListener('beforeprint', () => paper(true));
addEventListener('afterprint', () => paper(false));
