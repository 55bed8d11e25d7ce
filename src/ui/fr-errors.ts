import type { EN_ERRORS } from './en-errors.ts';
import type { Translation } from './text-table.ts';

export const FR_ERRORS: Translation<typeof EN_ERRORS> = {
  CONFIG_INVALID: {
    happened: 'Un réglage n’est pas correct de notre côté.',
    advice: 'Communiquez-nous le code ci-dessous pour que nous puissions le corriger.',
  },
  CONFIG_FEED_ENTRY: {
    happened: 'Il manque des informations à l’un des titres.',
    advice: 'Tous les autres sont là, prêts à être regardés.',
  },
  CONFIG_INSECURE_CONTEXT: {
    happened: 'Cette adresse ne permet pas de lire les titres protégés.',
    advice: 'Ouvrez Latchkey à une adresse qui commence par https, ou dans l’application de votre téléviseur.',
  },
  CONFIG_COOKIE_INVALID: {
    happened: 'L’accès à ce titre n’est pas configuré correctement.',
    advice: 'Communiquez-nous le code ci-dessous pour que nous puissions le corriger.',
  },
  CONFIG_COOKIE_UNDELIVERABLE: {
    happened: 'Cet appareil ne peut pas présenter le laissez-passer que ce titre demande.',
    advice: 'Il peut être lu sur un autre appareil. D’autres titres fonctionneront peut-être ici.',
  },
  ENTITLEMENT_SIGNED_OUT: {
    happened: 'Votre session est terminée.',
    advice: 'Reconnectez-vous pour continuer.',
  },
  ENTITLEMENT_DENIED: {
    happened: 'Ce titre ne fait pas partie de votre abonnement.',
    advice: 'Vos autres titres vous attendent à l’accueil.',
  },
  ENTITLEMENT_UNREACHABLE: {
    happened: 'Le service ne répond pas.',
    advice: 'Patientez un instant, puis réessayez.',
  },
  ENTITLEMENT_INVALID: {
    happened: 'La réponse du service n’a pas pu être lue.',
    advice: 'Réessayez. Si cela se reproduit, communiquez-nous le code ci-dessous.',
  },
  TOKEN_REFUSED: {
    happened: 'L’autorisation de lire ce titre n’a pas pu être obtenue.',
    advice: 'Patientez un instant, puis réessayez.',
  },
  KEY_SYSTEM_UNAVAILABLE: {
    happened: 'Ce téléviseur ne peut pas déverrouiller ce titre.',
    advice: 'Essayez un autre appareil, ou choisissez un autre titre.',
  },
  KEY_SESSION_FAILED: {
    happened: 'La protection des contenus du téléviseur n’a pas démarré.',
    advice: 'Réessayez. Si rien ne change, éteignez puis rallumez le téléviseur.',
  },
  KEY_MISSING: {
    happened: 'Votre licence pour ce titre est incomplète.',
    advice: 'Reconnectez-vous pour en obtenir une nouvelle.',
  },
  KEY_OUTPUT_RESTRICTED: {
    happened: 'Cet écran ou son câble ne permet pas d’afficher cette qualité.',
    advice: 'Réessayez, ou branchez l’écran sur une prise HDMI compatible HDCP.',
  },
  LICENSE_DENIED: {
    happened: 'La licence de ce titre a été refusée.',
    advice: 'Réessayez, ou reconnectez-vous pour renouveler votre accès.',
  },
  LICENSE_EXPIRED: {
    happened: 'Votre temps de visionnage pour ce titre est écoulé.',
    advice: 'Vos autres titres vous attendent à l’accueil.',
  },
  LICENSE_UNREACHABLE: {
    happened: 'La licence de ce titre n’est pas arrivée à temps.',
    advice: 'Vérifiez votre connexion, puis réessayez.',
  },
  LICENSE_INVALID: {
    happened: 'La licence de ce titre n’a pas pu être lue.',
    advice: 'Réessayez. Si cela se reproduit, communiquez-nous le code ci-dessous.',
  },
  MEDIA_MANIFEST_UNREACHABLE: {
    happened: 'Nous n’avons pas pu accéder à ce titre.',
    advice: 'Vérifiez votre connexion, puis réessayez.',
  },
  MEDIA_MANIFEST_INVALID: {
    happened: 'Ce titre présente un défaut de notre côté.',
    advice: 'Choisissez-en un autre le temps que nous le corrigions.',
  },
  MEDIA_SEGMENT_UNREACHABLE: {
    happened: 'L’image n’arrive plus.',
    advice: 'Vérifiez votre connexion, puis réessayez\u00a0: la lecture reprendra où vous en étiez.',
  },
  MEDIA_UNSUPPORTED: {
    happened: 'Ce téléviseur ne peut pas lire le format de ce titre.',
    advice: 'Essayez un autre appareil, ou choisissez un autre titre.',
  },
  MEDIA_SUBTITLES_UNUSABLE: {
    happened: 'Ces sous-titres ne peuvent pas être affichés.',
    advice: 'Choisissez-en d’autres, ou regardez sans.',
  },
  MEDIA_DECODE: {
    happened: 'Le téléviseur n’a pas pu afficher cette image.',
    advice: 'Réessayez\u00a0: la lecture reprendra où vous en étiez.',
  },
  NETWORK_UNREACHABLE: {
    happened: 'Une partie de Latchkey n’a pas pu être chargée.',
    advice: 'Vérifiez votre connexion, puis réessayez.',
  },
  NETWORK_OFFLINE: {
    happened: 'Il n’y a pas de connexion à internet.',
    advice: 'Vérifiez le réseau du téléviseur, puis réessayez.',
  },
};
