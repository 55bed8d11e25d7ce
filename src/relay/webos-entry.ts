import Service from 'webos-service';
import { WEBOS_SERVICE } from '../lib/relay-services.ts';
import { serveLuna } from './luna-relay.ts';
import { SERVICE_HOSTS } from './service-hosts.ts';

serveLuna(new Service(WEBOS_SERVICE), { hosts: SERVICE_HOSTS });
