import { expect } from '@open-wc/testing';
import { DefaultMetadataKeys, Metadata } from '../../../src/drm/metadata.ts';

describe('DefaultMetadataKeys', () => {
  it('has the values of TVSDK', () => {
    expect(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY).to.equal('network_configuration');
    expect(DefaultMetadataKeys.RESOURCE_ID).to.equal('resourceId');
  });
});

describe('Metadata', () => {
  it('is empty at first', () => {
    const metadata = new Metadata();
    expect(metadata.isEmpty()).to.equal(true);
    expect(metadata.keySet()).to.deep.equal([]);
    expect(metadata.getValue('val1')).to.equal(undefined);
    expect(metadata.getMetadata('val1')).to.equal(undefined);
    expect(metadata.containsKey('val1')).to.equal(false);
  });

  it('gives back the values it was given, the later one for the same key', () => {
    const metadata = new Metadata();
    metadata.setValue('val1', '12345');
    metadata.setValue('val2', 'abcd');
    metadata.setValue('val1', '67890');
    expect(metadata.getValue('val1')).to.equal('67890');
    expect(metadata.getValue('val2')).to.equal('abcd');
    expect(metadata.keySet()).to.deep.equal(['val1', 'val2']);
    expect(metadata.isEmpty()).to.equal(false);
  });

  it('keeps an empty value for a value', () => {
    const metadata = new Metadata();
    metadata.setValue('val1', '');
    expect(metadata.getValue('val1')).to.equal('');
    expect(metadata.containsKey('val1')).to.equal(true);
  });

  it('keeps nested metadata apart from values', () => {
    const metadata = new Metadata();
    const nested = new Metadata();
    metadata.setMetadata('inner', nested);
    expect(metadata.isEmpty()).to.equal(false);
    expect(metadata.getMetadata('inner')).to.equal(nested);
    expect(metadata.getValue('inner')).to.equal(undefined);
    expect(metadata.containsKey('inner')).to.equal(true);
  });

  it('lists the keys of values before those of nested metadata', () => {
    const metadata = new Metadata();
    metadata.setMetadata('inner', new Metadata());
    metadata.setValue('val1', '12345');
    expect(metadata.keySet()).to.deep.equal(['val1', 'inner']);
  });
});
