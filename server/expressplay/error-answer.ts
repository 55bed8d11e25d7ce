import { STATUS_CODES } from 'node:http';

import { expressPlayErrorBody, type ExpressPlayCode } from '../../src/expressplay/errors.ts';

/** Why a request is refused. `detail` goes into the message and never holds a key or an authenticator. */
export interface Refusal {
  readonly code: ExpressPlayCode;
  readonly detail?: string;
  /** In place of the one that the code has. */
  readonly status?: number;
}

/** ExpressPlay's documents leave the status of a code open: a client goes by the code. */
const STATUS: Partial<Record<ExpressPlayCode, number>> = {
  [0]: 404,
  [-2003]: 401,
  [-2017]: 401,
  [-2018]: 401,
  [-2019]: 401,
  [-2030]: 500,
  [-2031]: 401,
  [-4001]: 401,
  [-4010]: 401,
  [-5002]: 401,
  [-6004]: 500,
  [-6006]: 401,
  [-6009]: 401,
  [-7008]: 500,
  [-7011]: 401,
};

/** HTTP status of a code; 400 for every code that the table does not name: a bad or missing argument. */
export function httpStatusOf(code: ExpressPlayCode): number {
  return STATUS[code] ?? 400;
}

/** The error as ExpressPlay sends it, in the format that the request asked for. Never kept by a cache. */
export function errorAnswer(refusal: Refusal, format: 'html' | 'json'): Response {
  const body = expressPlayErrorBody(refusal.code, refusal.detail);
  const status = refusal.status ?? httpStatusOf(refusal.code);
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': CONTENT_TYPE[format] };
  const text =
    format === 'json' ? JSON.stringify(body) : toHtml(`${status} ${STATUS_CODES[status] ?? ''}`, body.message);
  return new Response(text, { status, headers });
}

const CONTENT_TYPE = { html: 'text/html; charset=utf-8', json: 'application/json' };

function toHtml(title: string, message: string): string {
  const text = message
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
}
