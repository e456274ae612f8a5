for (const button of document.querySelectorAll('.command button')) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });
}
const search = document.querySelector('input[type="search"]');
const charts = [...document.querySelectorAll('.charts li')];
search.addEventListener('input', () => {
  const words = search.value.toLowerCase().split(/\s+/);
  for (const chart of charts) chart.hidden = !words.every((word) => chart.dataset.words.includes(word));
  const nothing = document.querySelector('.nothing');
  if (nothing) nothing.hidden = charts.some((chart) => !chart.hidden);
});

// An icon that cannot be fetched gives way to the chart's first letter.
function failed(image) {
  const tile = document.createElement('span');
  tile.className = 'icon letter';
  tile.ariaHidden = 'true';
  tile.textContent = image.dataset.letter;
  image.replaceWith(tile);
}
for (const image of document.querySelectorAll('img.icon')) {
  if (image.complete && image.naturalWidth === 0) failed(image);
  else image.addEventListener('error', () => failed(image));
}
