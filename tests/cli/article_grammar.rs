//! What the grammar of an article says: whose a figure is, what a name is the name of, who
//! promises what by when, and what is denied; in both languages.

use super::support::articles::{FIGURES, KINDS, PROMISES, lines, with};

/// Articles of one dated line each have these rows.
fn each(cases: &[(&str, &str)], query: &str) {
    for (line, expected) in cases {
        let found = lines(&with(&format!("{line}\n")), query);
        assert_eq!(found, expected.split(" | ").collect::<Vec<_>>(), "{line}");
    }
}

/// The rows of articles of one dated line each contain these.
fn contain(cases: &[(&str, &str)], query: &str) {
    for (line, expected) in cases {
        let found = lines(&with(&format!("{line}\n")), query);
        let all = expected.split(" | ").all(|one| found.iter().any(|row| row == one));
        assert!(all, "{line}: {found:#?}");
    }
}

#[test]
fn whoever_is_fined_has_the_fine_and_whoever_is_paid_the_pay() {
    let cases = [
        (
            "2 March 2011: The Maritime Safety Council fined Brightwater Ferries £3 million.",
            "brightwater-ferries 3e+06 fine",
        ),
        (
            "2 March 2011: Brightwater Ferries was fined £3 million by the Harbour Tribunal.",
            "brightwater-ferries 3e+06 fine",
        ),
        (
            "2 mars 2011 : l'Autorité des ports inflige une amende de 3 000 euros à Karine Aubel.",
            "karine-aubel 3000 fine",
        ),
        (
            "5 April 2012: Greta Lind is replaced by Thomas Aske, who is paid £90,000.",
            "thomas-aske 90000 amount",
        ),
        (
            "5 April 2012: The manager Nora Holm resigned. She received £400,000.",
            "nora-holm 400000 amount",
        ),
        (
            "5 avril 2012 : le patron Paul Aubel quitte Solvane. Il touche 7 000 euros.",
            "paul-aubel 7000 amount",
        ),
    ];
    each(&cases, FIGURES);
}

#[test]
fn appositions_genitives_and_possessives_say_whose_a_figure_is() {
    let cases = [
        (
            "3 May 2013: Work on the Kessel Tower reaches Mount Aldun, a 2,900-metre mountain.",
            "mount-aldun 2900 length",
        ),
        (
            "3 May 2013: The Oslund Office cuts its contribution by 30 per cent, to £42 million.",
            "oslund-office 30 percentage | oslund-office 4.2e+07 amount",
        ),
        (
            "3 May 2013: Insurer Corvane Mutual loses 85 of its 410 jobs.",
            "corvane-mutual 410 headcount | corvane-mutual 85 headcount",
        ),
        (
            "3 mai 2013 : la société Solvane quitte Lestrac. Le budget de Solvane baisse de \
             4 millions d'euros.",
            "solvane 4e+06 cost",
        ),
        (
            "3 mai 2013 : le groupe Solvane accueille Arvella, dont la dette atteint 9 millions \
             d'euros.",
            "arvella 9e+06 debt",
        ),
        (
            "3 May 2013: Hackers copied 38 million records of Corvane Mutual, according to the \
             security firm Blackfell.",
            "corvane-mutual 3.8e+07 number",
        ),
    ];
    each(&cases, FIGURES);
}

#[test]
fn a_loss_and_a_contract_are_told_from_other_amounts() {
    let cases = [
        ("7 mai 2014 : la société Solvane perd 38 millions d'euros.", "solvane 3.8e+07 loss"),
        (
            "7 May 2014: Contractor Wexley Groundworks wins a contract worth £95 million.",
            "wexley-groundworks 9.5e+07 contract",
        ),
        (
            "7 May 2014: Brightwater Ferries is worth £95 million.",
            "brightwater-ferries 9.5e+07 valuation",
        ),
    ];
    each(&cases, FIGURES);
}

#[test]
fn kinds_come_from_the_words_around_a_name_before_those_in_it() {
    let cases = [
        (
            "1 June 2012: The investment fund Greystone Lake buys the mill.",
            "greystone-lake organization",
        ),
        (
            "1 June 2012: Philanthropist Gordon Abelard visits the mill at Hollow Moor.",
            "gordon-abelard person",
        ),
        ("1 June 2012: Health Minister Ada Marsh resigns.", "ada-marsh person"),
        ("1 juin 2012 : lancement du pétrolier Reine Aliénor.", "reine-alienor system"),
        (
            "1 juin 2012 : la ministre de la Santé, Odile Ferrand, démissionne.",
            "odile-ferrand person",
        ),
        (
            "1 juin 2012 : l'architecte danoise Karen Mikkel remporte le concours.",
            "karen-mikkel person",
        ),
        ("1 juin 2012 : la société Caves du Ponant ferme.", "caves-du-ponant organization"),
        (
            "1 juin 2012 : la Fédération ovine présente une puce antivol, OvoTag.",
            "federation-ovine organization | ovotag system",
        ),
    ];
    contain(&cases, KINDS);
    let fields = with("1 June 2012: Health Minister Ada Marsh resigns.\n");
    assert_eq!(lines(&fields, KINDS), ["ada-marsh person"], "a portfolio is no name");
}

#[test]
fn a_short_name_is_that_of_the_longer_one_that_it_begins() {
    let folder = with(
        "1 juin 2012 : Solvane Aérospatiale ouvre une usine.\n\n\
         2 juin 2013 : Solvane ferme son usine. Le hangar de l'hôpital Sainte-Reine brûle.\n\n\
         3 juin 2014 : l'hôpital Sainte-Reine de Lestrac rouvre.\n",
    );
    let names = "text FROM labels l JOIN entities e ON e.id = l.entity_id
                 WHERE l.language = 'fr' AND e.slug LIKE 'solvane%' ORDER BY l.preferred DESC";
    assert_eq!(lines(&folder, names), ["Solvane Aérospatiale", "Solvane"]);
    let hospitals = "slug FROM entities WHERE slug LIKE 'hopital%'";
    assert_eq!(lines(&folder, hospitals), ["hopital-sainte-reine-de-lestrac"]);
}

#[test]
fn whoever_promises_is_the_subject_of_the_verb_or_stands_behind_the_quote() {
    let cases = [
        (
            "3 mai 2013 : Paul Maret remplace Maud Lenoir et prévoit d'ouvrir l'usine en 2015.",
            "paul-maret 2015",
        ),
        (
            "3 May 2013: Director Marek Dvorsky signs on. He says filming will begin in 2014.",
            "marek-dvorsky 2014",
        ),
        (
            "3 mai 2013 : « Les patients seront accueillis en 2015 », promet la directrice de \
             Solvane, Sofia Arnal.",
            "sofia-arnal 2015",
        ),
        (
            "3 May 2013: Greta Lind of Corvane Mutual says the mill was to open in 2015.",
            "greta-lind 2015",
        ),
    ];
    each(&cases, PROMISES);
}

#[test]
fn what_is_due_before_a_time_is_due_by_the_end_of_the_one_before_it() {
    let cases = [
        ("3 May 2013: Greta Lind promises to open the mill before 2016.", "greta-lind 2015"),
        (
            "3 May 2013: Greta Lind promises to open the mill before July 2016.",
            "greta-lind 2016-06",
        ),
        (
            "3 mai 2013 : Odile Ferrand promet un retour au calme avant le 1er juin.",
            "odile-ferrand 2013-05-31",
        ),
        (
            "3 May 2013: Greta Lind promises to open the mill before the end of 2016.",
            "greta-lind 2016",
        ),
    ];
    each(&cases, PROMISES);
    let runs = with("3 May 2013: The contract of Greta Lind runs until 2016.\n");
    assert!(lines(&runs, PROMISES).is_empty(), "a contract promises nothing");
}
