// What neither HTML nor htmx does by itself.

const tell = (text) => {
  document.getElementById('message').textContent = text;
};
document.addEventListener('htmx:error', () => tell('The editor does not answer. Is it still running?'));
document.addEventListener('htmx:response:error', () =>
  tell('The editor could not do this. Its terminal says why.'),
);

// Enter presses the first button of a page, wherever it is. In the connection form it is to connect.
document.addEventListener('keydown', (event) => {
  const connect = event.target.closest('.connections')?.querySelector('#connect');
  if (event.key !== 'Enter' || event.target.tagName !== 'INPUT' || !connect) return;
  event.preventDefault();
  connect.click();
});
