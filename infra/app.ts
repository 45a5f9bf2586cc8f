import { App, Tags } from 'aws-cdk-lib';
import { region } from '#shared/region/region.ts';
import { acknowledgeRules } from './acknowledged-rules.ts';
import { ServiceStack } from './service-stack.ts';
import { loadStage } from './stage.ts';
import { StateStack } from './state-stack.ts';

// Deploying the state refuses to take away what the service still uses.
export const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' } });
const stage = loadStage(String(app.node.tryGetContext('stage') ?? 'demo'));
const state = new StateStack(app, `${stage.prefix}-state`, { stage, sources: region.sources.map(({ id }) => id) });
const service = new ServiceStack(app, `${stage.prefix}-service`, { stage, state });
acknowledgeRules({ state, service });
Tags.of(app).add('application', 'region-control-centre');
Tags.of(app).add('stage', stage.name);
