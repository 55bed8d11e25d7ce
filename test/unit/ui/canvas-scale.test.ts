import { expect } from '@open-wc/testing';
import { canvasTransform, scaleCanvas } from '../../../src/ui/canvas-scale.ts';

describe('canvasTransform', () => {
  it('does nothing on a TV of the size of the canvas', () => {
    expect(canvasTransform(1920, 1080)).to.equal('none');
  });

  it('fits the whole canvas and centres it', () => {
    expect(canvasTransform(1280, 720)).to.equal(`translate(0px, 0px) scale(${1280 / 1920})`);
    expect(canvasTransform(1920, 1200)).to.equal('translate(0px, 60px) scale(1)');
    expect(canvasTransform(2400, 1080)).to.equal('translate(240px, 0px) scale(1)');
  });
});

describe('scaleCanvas', () => {
  it('follows the window until it is told to stop', () => {
    const canvas = document.createElement('div');
    const stop = scaleCanvas(canvas);
    expect(canvas.style.transform).to.match(/^none$|^translate\(.*scale\(/);
    canvas.style.transform = '';
    window.dispatchEvent(new Event('resize'));
    expect(canvas.style.transform).not.to.equal('');
    stop();
    canvas.style.transform = '';
    window.dispatchEvent(new Event('resize'));
    expect(canvas.style.transform).to.equal('');
  });
});
