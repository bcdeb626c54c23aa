import { type Content, html, type Markup } from './html';

/** A part that may be wider than the page: it scrolls by itself, also by keyboard. */
export const scrolling = (label: string, content: Content): Markup =>
  html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${content}</div>`;

/** Lines, one under the other; a dash where there are none. */
export const lines = (all: readonly Content[]): Markup =>
  all.length === 0 ? html`–` : html`<ul class="lines">${all.map((line) => html`<li>${line}</li>`)}</ul>`;

/** A part of the page with a heading that the contents point at. */
export const section = (id: string, title: string, intro: Content, content: Content): Markup =>
  html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${intro && html`<p class="intro">${intro}</p>`}${content}</section>`;
