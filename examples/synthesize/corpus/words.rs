//! The words that texts are made of: in English, in French.

pub(crate) type Pair = (&'static str, &'static str);

pub(crate) const SYLLABLES: [&str; 40] = [
    "ba", "bel", "cor", "da", "del", "dri", "el", "fa", "fen", "ga", "gri", "hal", "ir", "ja",
    "ka", "kor", "la", "len", "lu", "ma", "mir", "na", "nel", "or", "pa", "per", "qui", "ra",
    "rin", "sa", "sel", "ta", "tor", "ul", "va", "ven", "wil", "xa", "yor", "zen",
];

pub(crate) const GIVEN: [&str; 16] = [
    "Ada", "Bruno", "Clara", "Denis", "Elsa", "Farid", "Gina", "Hugo", "Ines", "Jonas", "Karim",
    "Lea", "Marc", "Nora", "Oscar", "Paula",
];

pub(crate) const OFFICES: [Pair; 5] = [
    ("chief executive", "directrice générale"),
    ("head of hardware", "responsable du matériel"),
    ("chief scientist", "scientifique en chef"),
    ("finance chief", "chef des finances"),
    ("spokesperson", "porte-parole"),
];

/// What is done to a thing.
pub(crate) const VERBS: [Pair; 24] = [
    ("doubles", "double"),
    ("unveils", "dévoile"),
    ("postpones", "repousse"),
    ("extends", "étend"),
    ("measures", "mesure"),
    ("replaces", "remplace"),
    ("tests", "teste"),
    ("orders", "commande"),
    ("cools", "refroidit"),
    ("announces", "annonce"),
    ("halves", "réduit de moitié"),
    ("ships", "livre"),
    ("finances", "finance"),
    ("cancels", "annule"),
    ("describes", "décrit"),
    ("opens", "ouvre"),
    ("reviews", "réexamine"),
    ("upgrades", "modernise"),
    ("shares", "partage"),
    ("relocates", "déplace"),
    ("simulates", "simule"),
    ("trains", "entraîne"),
    ("certifies", "certifie"),
    ("publishes", "publie"),
];

pub(crate) const THINGS: [Pair; 36] = [
    ("its training capacity", "sa capacité d'entraînement"),
    ("a second assembly line", "une seconde ligne d'assemblage"),
    ("the power supply", "l'alimentation électrique"),
    ("its cooling plant", "sa centrale de refroidissement"),
    ("the network fabric", "le réseau d'interconnexion"),
    ("a memory module", "un module de mémoire"),
    ("the vision model", "le modèle de vision"),
    ("its delivery schedule", "son calendrier de livraison"),
    ("a long contract", "un long contrat"),
    ("the test track", "la piste d'essai"),
    ("its annual report", "son rapport annuel"),
    ("the packaging step", "l'étape d'encapsulation"),
    ("a simulation suite", "une suite de simulation"),
    ("the charging grid", "le réseau de recharge"),
    ("its wafer supply", "son approvisionnement en plaquettes"),
    ("the storage tier", "l'étage de stockage"),
    ("a reference design", "une conception de référence"),
    ("the safety audit", "l'audit de sûreté"),
    ("its data policy", "sa politique de données"),
    ("the robot arm", "le bras robotique"),
    ("a research campus", "un campus de recherche"),
    ("the compiler release", "la version du compilateur"),
    ("its water permit", "son permis d'eau"),
    ("the battery pack", "le bloc de batteries"),
    ("a licence agreement", "un accord de licence"),
    ("the launch window", "la fenêtre de lancement"),
    ("its image archive", "ses archives d'images"),
    ("the inference farm", "la ferme d'inférence"),
    ("a pilot programme", "un programme pilote"),
    ("the sensor board", "la carte de capteurs"),
    ("its export request", "sa demande d'exportation"),
    ("the optical links", "les liaisons optiques"),
    ("a price review", "une révision des prix"),
    ("the backup site", "le site de secours"),
    ("its hiring plan", "son plan d'embauche"),
    ("the night shift", "l'équipe de nuit"),
];

/// How it is done.
pub(crate) const WAYS: [Pair; 20] = [
    ("ahead of plan", "en avance sur le plan"),
    ("after a long delay", "après un long retard"),
    ("without comment", "sans commentaire"),
    ("with a partner", "avec un partenaire"),
    ("for the third time", "pour la troisième fois"),
    ("under new rules", "sous de nouvelles règles"),
    ("at half the cost", "pour la moitié du coût"),
    ("in two stages", "en deux étapes"),
    ("despite the shortage", "malgré la pénurie"),
    ("before the summer", "avant l'été"),
    ("on its own site", "sur son propre site"),
    ("for its customers", "pour ses clients"),
    ("by remote control", "à distance"),
    ("against advice", "contre l'avis général"),
    ("with public money", "avec de l'argent public"),
    ("in a closed room", "à huis clos"),
    ("after the audit", "après l'audit"),
    ("within the budget", "dans le budget"),
    ("at twice the scale", "à une échelle double"),
    ("for the first time", "pour la première fois"),
];
