import { describe, expect, it } from '@jest/globals';
import { domainProblem, domainsIn } from './email-domains.js';

describe('the e-mail domains of a code', () => {
  it('are read each once, parted by commas, semicolons, spaces or lines, with an @ in front or without', () => {
    expect(domainsIn(' acme.test, @EMEA.acme.test;acme.test\nmünchen.example ')).toEqual(['acme.test', 'emea.acme.test', 'münchen.example']);
    expect(domainsIn(' , ')).toEqual([]);
  });

  it('are refused by the first that is none, by its name', () => {
    expect(domainProblem('acme.test, acme')).toContain('“acme” is no domain');
    for (const wrong of ['ada@acme.test', 'https://acme.test', 'acme.']) expect(domainProblem(wrong)).toContain('is no domain');
    for (const fine of ['', 'acme.test', '@acme.test acme.example']) expect(domainProblem(fine)).toBeNull();
  });
});
