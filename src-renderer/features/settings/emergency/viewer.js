// @ts-check
/* Runs in the page for emergencies, alone: no other script, nothing from outside, no network. Plain
   JavaScript of 2022, so that the page opens in any current browser without a build. Every text of the
   vault is put in by textContent, never as markup. */
(() => {
  'use strict';
  const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const head = JSON.parse($('head').textContent ?? '');
  const words = head.words;
  const form = /** @type {HTMLFormElement} */ ($('form'));
  const field = /** @type {HTMLInputElement} */ ($('passphrase'));
  const button = /** @type {HTMLButtonElement} */ ($('open'));
  const said = $('said');

  const bytesOf = (/** @type {string} */ text) => {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  };
  const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);

  /** @param {string} passphrase */
  const keyOf = async (passphrase) => {
    const material = await crypto.subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
    return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(head.salt), iterations: head.iterations }, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  };

  /** @param {CryptoKey} key @param {string} name */
  const chunk = async (key, name) => {
    const sealed = bytesOf(($(name).textContent ?? '').trim());
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: utf8(`${head.format}:${head.id}:${name}`) }, key, sealed.subarray(12));
    return new Uint8Array(plain);
  };

  const unzip = async (/** @type {Uint8Array} */ bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();

  /** @param {string} tag @param {string} [text] @param {string} [className] */
  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className !== undefined) element.className = className;
    return element;
  };
  const plain = (/** @type {string} */ text) => text.normalize('NFKC').toLowerCase();

  /** @param {any} record @param {CryptoKey} key */
  const drawRecord = (record, key) => {
    const box = make('article', undefined, record.deleted ? 'record deleted' : 'record');
    box.dataset.id = record.id;
    const title = make('h3', record.title);
    title.append(make('small', record.deleted ? `${record.type}・${words.deleted}` : record.type));
    box.append(title);
    for (const part of record.parts) {
      const list = make('dl');
      for (const { label, text } of part.fields) list.append(make('dt', label), make('dd', text));
      box.append(make('h4', part.label), list);
    }
    for (const file of record.files) {
      if (file.chunk === null) {
        box.append(make('p', `${file.name}：${words.fileMissing}`));
        continue;
      }
      const save = /** @type {HTMLButtonElement} */ (make('button', `${words.saveFile} ${file.name}`));
      save.type = 'button';
      const saveIt = async () => {
        const url = URL.createObjectURL(new Blob([await chunk(key, file.chunk)], { type: 'application/octet-stream' }));
        const link = document.createElement('a');
        link.href = url;
        link.download = file.name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(url), 60000);
      };
      save.addEventListener('click', () => void saveIt());
      box.append(save);
    }
    if (record.history.length > 0) {
      const details = make('details');
      details.append(make('summary', `${words.history}（${record.history.length}）`));
      const lines = make('ul');
      for (const line of record.history) lines.append(make('li', line));
      details.append(lines);
      box.append(details);
    }
    box.dataset.find = plain(box.textContent ?? '');
    return box;
  };

  /** @param {any} content @param {CryptoKey} key */
  const draw = (content, key) => {
    document.title = content.title;
    const main = $('content');
    const areas = content.areas.map((/** @type {any} */ area) => {
      const section = make('section');
      const heading = make('h2', `${area.name}（${area.records.length}）`);
      section.append(heading, ...area.records.map((/** @type {any} */ record) => drawRecord(record, key)));
      return section;
    });
    $('title').textContent = content.title;
    $('about').textContent = content.about;
    main.replaceChildren(...areas);
    const search = /** @type {HTMLInputElement} */ ($('search'));
    search.addEventListener('input', () => {
      const wanted = plain(search.value).split(/\s+/).filter((word) => word !== '');
      let shown = 0;
      for (const section of areas) {
        let inside = 0;
        for (const record of section.querySelectorAll('article')) {
          const hit = wanted.every((word) => (record.dataset.find ?? '').includes(word));
          record.hidden = !hit;
          if (hit) inside += 1;
        }
        section.hidden = inside === 0;
        shown += inside;
      }
      $('found').textContent = wanted.length === 0 ? '' : words.found.replace('{count}', String(shown));
    });
    $('print').addEventListener('click', () => window.print());
    window.addEventListener('beforeprint', () => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    form.hidden = true;
    $('tools').hidden = false;
    search.focus();
  };

  const openIt = async () => {
    if (field.value === '' || button.disabled) return;
    button.disabled = true;
    said.textContent = words.opening;
    try {
      const key = await keyOf(field.value);
      const content = JSON.parse(await unzip(await chunk(key, 'doc')));
      field.value = '';
      said.textContent = '';
      draw(content, key);
    } catch {
      // a wrong passphrase and a damaged page look the same, by design of the cipher
      said.textContent = words.wrong;
      field.select();
    }
    button.disabled = false;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void openIt();
  });

  if (!('crypto' in window) || crypto.subtle === undefined || !('DecompressionStream' in window)) said.textContent = words.tooOld;
  else button.disabled = false;
})();
