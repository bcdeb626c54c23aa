import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { html, trusted } from '../../lib/report/html';

test('shows any text as it is, between tags and in attributes', () => {
  fc.assert(
    // a parser reads carriage returns and null characters as something else, escaped or not
    fc.property(
      fc.string().filter((text) => !/[\r\0]/.test(text)),
      (text) => {
        const { document } = parseHTML(html`<html><body><p title="${text}">${text}</p></body></html>`.text);
        const [first, ...more] = [...document.querySelectorAll('body *')];
        expect([first?.textContent, first?.getAttribute('title'), more.length]).toEqual([text, text, 0]);
      },
    ),
  );
});

test('escapes each sign that HTML reads as its own', () => {
  expect(html`<p>${`<script>"&'`}</p>`.text).toBe('<p>&lt;script&gt;&quot;&amp;&#39;</p>');
});

test('joins lists, leaves out what is absent, and takes markup as it stands', () => {
  const items = ['a<', 'b'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}</ul>${undefined}${false}${0}${trusted('<br>')}`.text).toBe(
    '<ul><li>a&lt;</li><li>b</li></ul>0<br>',
  );
});
