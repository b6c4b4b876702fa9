extension CheckTexts {
  /// The languages, the source first.
  static let all = [
    CheckTexts(
      language: "en", regions: ["GB", "AU", "CA", "IE", "NZ"],
      subject: "Your membership ends on {membershipEnd, date, long}",
      preheader: "Renew today and keep what you have",
      hello: "Hello {contactName},",
      ends: "the membership of **{companyName}** ends on {membershipEnd, date, long}. "
        + "Until then {seats, plural, one {your seat stays} other {your # seats stay}} as before.",
      points: ["Renew for {quoteTotal, money}", "Ask us for *another* quote"],
      button: "Renew now",
      close: "We are glad to help, whatever you decide to do next."),
    CheckTexts(
      language: "de", regions: ["AT", "CH", "LI", "LU", "BE"],
      subject: "Ihre Mitgliedschaft endet am {membershipEnd, date, long}",
      preheader: "Verlängern Sie heute und behalten Sie alles",
      hello: "Guten Tag {contactName},",
      ends: "die Mitgliedschaft von **{companyName}** endet am {membershipEnd, date, long}. "
        + "Bis dahin {seats, plural, one {bleibt Ihre Lizenz} other {bleiben Ihre # Lizenzen}} "
        + "wie bisher.",
      points: ["Für {quoteTotal, money} verlängern", "Ein *anderes* Angebot anfordern"],
      button: "Jetzt verlängern",
      close: "Wir helfen Ihnen gern, wie auch immer Sie sich entscheiden."),
    CheckTexts(
      language: "fr", regions: ["BE", "CH", "CA", "LU", "MC"],
      subject: "Votre abonnement se termine le {membershipEnd, date, long}",
      preheader: "Renouvelez dès maintenant et gardez tout",
      hello: "Bonjour {contactName},",
      ends: "l’abonnement de **{companyName}** se termine le {membershipEnd, date, long}. "
        + "D’ici là, {seats, plural, one {votre licence reste} other {vos # licences restent}} "
        + "comme avant.",
      points: ["Renouveler pour {quoteTotal, money}", "Demander une *autre* offre"],
      button: "Renouveler maintenant",
      close: "Nous vous aidons volontiers, quelle que soit votre décision."),
    CheckTexts(
      language: "es", regions: ["MX", "AR", "CL", "CO", "PE"],
      subject: "Su suscripción termina el {membershipEnd, date, long}",
      preheader: "Renueve hoy y conserve todo lo que tiene",
      hello: "Estimada persona {contactName}:",
      ends: "la suscripción de **{companyName}** termina el {membershipEnd, date, long}. "
        + "Hasta entonces {seats, plural, one {su licencia sigue} other {sus # licencias siguen}} "
        + "como antes.",
      points: ["Renovar por {quoteTotal, money}", "Pedir *otra* oferta"],
      button: "Renovar ahora",
      close: "Le ayudamos con gusto, decida lo que decida."),
    CheckTexts(
      language: "it", regions: ["CH", "SM", "VA"],
      subject: "Il Suo abbonamento termina il {membershipEnd, date, long}",
      preheader: "Rinnovi oggi e conservi tutto ciò che ha",
      hello: "Buongiorno {contactName},",
      ends: "l’abbonamento di **{companyName}** termina il {membershipEnd, date, long}. "
        + "Fino ad allora {seats, plural, one {la Sua licenza resta} other {le Sue # licenze "
        + "restano}} come prima.",
      points: ["Rinnovare per {quoteTotal, money}", "Chiedere un’*altra* offerta"],
      button: "Rinnova adesso",
      close: "La aiutiamo volentieri, qualunque cosa decida."),
    CheckTexts(
      language: "pl", regions: [],
      subject: "Państwa subskrypcja kończy się {membershipEnd, date, long}",
      preheader: "Proszę przedłużyć ją dziś i zachować wszystko",
      hello: "Dzień dobry {contactName},",
      ends: "subskrypcja firmy **{companyName}** kończy się {membershipEnd, date, long}. "
        + "Do tego czasu {seats, plural, one {Państwa licencja działa} few {Państwa # licencje "
        + "działają} many {Państwa # licencji działa} other {Państwa # licencji działa}} "
        + "jak dotąd.",
      points: ["Przedłużyć za {quoteTotal, money}", "Poprosić o *inną* ofertę"],
      button: "Przedłuż teraz",
      close: "Chętnie pomożemy, niezależnie od decyzji."),
    CheckTexts(
      language: "pt", regions: ["PT", "AO", "MZ", "CV"],
      subject: "Sua assinatura termina em {membershipEnd, date, long}",
      preheader: "Renove hoje e mantenha tudo o que tem",
      hello: "Bom dia, {contactName},",
      ends: "a assinatura de **{companyName}** termina em {membershipEnd, date, long}. "
        + "Até lá, {seats, plural, one {sua licença continua} other {suas # licenças continuam}} "
        + "como antes.",
      points: ["Renovar por {quoteTotal, money}", "Pedir *outra* proposta"],
      button: "Renovar agora",
      close: "Teremos prazer em ajudar, seja qual for a decisão."),
    CheckTexts(
      language: "nl", regions: ["BE", "SR"],
      subject: "Uw lidmaatschap eindigt op {membershipEnd, date, long}",
      preheader: "Verleng vandaag en behoud alles wat u hebt",
      hello: "Beste {contactName},",
      ends: "het lidmaatschap van **{companyName}** eindigt op {membershipEnd, date, long}. "
        + "Tot dan {seats, plural, one {blijft uw licentie} other {blijven uw # licenties}} "
        + "zoals voorheen.",
      points: ["Verlengen voor {quoteTotal, money}", "Een *andere* offerte vragen"],
      button: "Nu verlengen",
      close: "Wij helpen u graag, wat u ook besluit."),
    CheckTexts(
      language: "sv", regions: ["FI"],
      subject: "Ert medlemskap slutar den {membershipEnd, date, long}",
      preheader: "Förnya i dag och behåll allt ni har",
      hello: "Hej {contactName},",
      ends: "medlemskapet för **{companyName}** slutar den {membershipEnd, date, long}. "
        + "Till dess {seats, plural, one {gäller er licens} other {gäller era # licenser}} "
        + "som förut.",
      points: ["Förnya för {quoteTotal, money}", "Be om en *annan* offert"],
      button: "Förnya nu",
      close: "Vi hjälper gärna till, vad ni än bestämmer er för."),
    CheckTexts(
      language: "ja", regions: [],
      subject: "ご契約は{membershipEnd, date, long}に終了します",
      preheader: "本日ご更新いただくと、そのままお使いいただけます",
      hello: "{contactName}様",
      ends: "**{companyName}**様のご契約は{membershipEnd, date, long}に終了します。"
        + "それまでは{seats, plural, other {#ライセンス}}をこれまでどおりご利用いただけます。",
      points: ["{quoteTotal, money}で更新する", "*別の*お見積もりを依頼する"],
      button: "今すぐ更新する",
      close: "ご不明な点がございましたら、お気軽にお問い合わせください。"),
    CheckTexts(
      language: "ko", regions: [],
      subject: "멤버십이 {membershipEnd, date, long}에 종료됩니다",
      preheader: "오늘 갱신하시면 그대로 사용하실 수 있습니다",
      hello: "{contactName} 님, 안녕하세요.",
      ends: "**{companyName}**의 멤버십은 {membershipEnd, date, long}에 종료됩니다. "
        + "그때까지 {seats, plural, other {라이선스 #개}}를 그대로 사용하실 수 있습니다.",
      points: ["{quoteTotal, money}에 갱신하기", "*다른* 견적 요청하기"],
      button: "지금 갱신하기",
      close: "어떤 결정을 하시든 기꺼이 도와드리겠습니다."),
    CheckTexts(
      language: "ru", regions: ["KZ", "KG", "MD"],
      subject: "Ваша подписка заканчивается {membershipEnd, date, long}",
      preheader: "Продлите сегодня и сохраните всё, что есть",
      hello: "Здравствуйте, {contactName}!",
      ends: "Подписка компании **{companyName}** заканчивается {membershipEnd, date, long}. "
        + "До этого дня {seats, plural, one {ваша # лицензия действует} few {ваши # лицензии "
        + "действуют} many {ваши # лицензий действуют} other {ваши # лицензии действуют}} "
        + "как прежде.",
      points: ["Продлить за {quoteTotal, money}", "Запросить *другое* предложение"],
      button: "Продлить сейчас",
      close: "Мы с радостью поможем, что бы вы ни решили."),
    CheckTexts(
      language: "ar", regions: ["EG", "SA", "MA", "JO"],
      subject: "تنتهي عضويتك في {membershipEnd, date, long}",
      preheader: "جدّد اليوم واحتفظ بكل ما لديك",
      hello: "مرحبًا {contactName}،",
      ends: "تنتهي عضوية **{companyName}** في {membershipEnd, date, long}. "
        + "وحتى ذلك الحين {seats, plural, one {يبقى ترخيصك} two {يبقى ترخيصاك} "
        + "few {تبقى # تراخيص} many {يبقى # ترخيصًا} other {يبقى # ترخيص}} كما كان.",
      points: ["التجديد مقابل {quoteTotal, money}", "طلب عرض *آخر*"],
      button: "جدّد الآن",
      close: "يسعدنا أن نساعدك مهما كان قرارك."),
  ]
}
