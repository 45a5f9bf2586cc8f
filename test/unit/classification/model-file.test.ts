import { describe, expect, it } from 'vitest';
import { modelBytes, readModel } from '#shared/domain/classification/model-file.ts';
import { type ClassGroup, noFactors, weightBlock } from '#shared/domain/classification/model-weights.ts';
import type { ModelHead } from '#shared/domain/classification/text-model.ts';
import { aTextModelFile } from '#test/support/a-model-by-words.ts';

const whole = aTextModelFile({ theme: { snow: 'снег сугробы', road: 'яма дорога' } });
const sureness = { constant: 0, ofLead: 1, ofShare: 1, surpluses: [0] };
/** Of two labels that are as likely: the odds of the first are e² of its share. */
const ofSecond = { constant: 1, ofLead: 7, ofShare: 1, surpluses: [1, 0] };
const parts = { head: 'a', of: [0, 1], weights: [0.5, 0.5] as const };
const noWeights = (classes: number) => weightBlock(new Float32Array(classes), [[], ...noEntries]);
const noEntries: number[][] = new Array(2 ** 8 - 1).fill([]);

/** The file of a model of one head and one group, which knows nothing. */
function withHead(traits: Partial<ModelHead>, ofGroup: Partial<ClassGroup> = {}): Uint8Array {
  return withHeads([traits], [ofGroup]);
}

function withHeads(
  traits: readonly Partial<ModelHead>[],
  ofGroups: readonly Partial<ClassGroup>[],
  bias = 0,
): Uint8Array {
  const head = { id: 'a', labels: ['x', 'y'], threshold: 1, calibration: { slope: 1, shifts: [] } };
  const group = { firstClass: 0, classes: 2, rarities: new Uint8Array(2 ** 8), factors: noFactors, blocks: [] };
  const biases = new Float32Array(2 * traits.length).fill(bias);
  const groups = ofGroups.map((own) => ({ ...group, ...own }));
  return modelBytes('empty', [...traits.map((own) => ({ ...head, ...own }))], { bits: 8, biases, groups });
}

describe('the file of a model', () => {
  it('may lie anywhere in memory', () => {
    const moved = Buffer.concat([Buffer.from([0]), whole]).subarray(1);
    expect(readModel(moved).classify('снег не убран')).toEqual(readModel(whole).classify('снег не убран'));
  });

  it.each([
    ['no model', Buffer.from('{"version":1}')],
    ['a beginning', whole.subarray(0, 10)],
    ['a model cut short', whole.subarray(0, whole.length - 8)],
    ['a model and more', Buffer.concat([whole, Buffer.alloc(4)])],
    ['a model whose header is cut short', whole.subarray(0, 200)],
    ['a model with shifts for other labels', withHead({ calibration: { slope: 1, shifts: [1] } })],
    ['a model with surpluses for other labels', withHead({ calibration: { slope: 1, shifts: [], sureness } })],
    ['a model with parts of a head that it has not', withHead({ parts: { ...parts, head: 'b' } })],
    ['a model with parts of a label that it has not', withHead({ parts: { ...parts, of: [0, 2] } })],
    ['a model without a label for every part', withHead({ parts: { ...parts, of: [0] } })],
    ['a model whose parts count too much', withHead({ parts: { ...parts, weights: [1.5, 1.6] } })],
    ['a model of fewer classes than its weights', withHead({}, { firstClass: 1 })],
    ['a model without weights for its classes', withHeads([{}], [])],
    ['a model of blocks with fewer classes than it has', withHead({}, { blocks: [noWeights(1)] })],
    ['a model with two groups of the same classes', withHeads([{}, { id: 'b' }], [{}, {}])],
    ['a model with two heads of a name', withHeads([{}, {}], [{}, { firstClass: 2 }])],
    ['a model with a bias that is no number', withHeads([{}], [{}], Number.NaN)],
  ])('is refused when it is %s', (_, bytes) => {
    expect(() => readModel(bytes)).toThrow(RangeError);
  });

  it.each([
    ['nothing but labels', withHead({}), 1 / 2],
    ['a block of all its classes', withHead({}, { blocks: [noWeights(2)] }), 1 / 2],
    ['two groups', withHeads([{}, { id: 'b' }], [{}, { firstClass: 2 }]), 1 / 2],
    ['parts', withHead({ parts }), 1 / 2],
    ['shifts', withHead({ calibration: { slope: 1, shifts: [1, 0] } }), 1 / (1 + Math.exp(-1))],
    ['sureness', withHead({ calibration: { slope: 1, shifts: [], sureness: ofSecond } }), 1 / (1 + Math.exp(-2) * 2)],
  ])('may have %s', (_, bytes, probability) => {
    expect(readModel(bytes).classify('что угодно')['a']?.probability).toBeCloseTo(probability, 5);
  });
});
