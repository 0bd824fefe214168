// Colours come from the style sheet, so that page and charts share one palette, light, dark and in print.
function theme() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue('--' + name).trim();
  return {
    page: colour('page'), ink: colour('ink'), muted: colour('muted'), line: colour('line'), grid: colour('grid'),
    accent: colour('accent'), band: colour('band'), warn: colour('warn'), warnBand: colour('warn-band'), select: colour('select'), font: colour('sans'),
  };
}

function axis(t, more) {
  return Object.assign({
    showgrid: true, gridcolor: t.grid, gridwidth: 1, zeroline: false, showline: false, fixedrange: true, automargin: true,
    tickfont: { color: t.muted, size: 11 }, title: { font: { color: t.muted, size: 12 }, standoff: 8 }, ticks: '',
  }, more);
}

function frame(t, more) {
  return Object.assign({
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font: { family: t.font, color: t.ink, size: 12 },
    margin: { l: 40, r: 8, t: 6, b: 28 }, showlegend: false, hovermode: 'closest', hoverdistance: 30, dragmode: false,
    hoverlabel: { bgcolor: t.page, bordercolor: t.line, font: { family: t.font, color: t.ink, size: 12 }, align: 'left' },
  }, more);
}

// The range of some values with a margin; on a logarithmic axis in powers of ten, as plotly wants it.
function padded(values, log, share) {
  const numbers = values.filter(v => v !== null).map(v => log ? Math.log10(v) : v);
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const margin = high > low ? (high - low) * share : log ? 0.1 : Math.max(Math.abs(high) * share, 0.005);
  return [low - margin, high + margin];
}
