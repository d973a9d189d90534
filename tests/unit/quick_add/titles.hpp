// Ordinary titles, in which quick add must understand nothing: books, films, songs and errands that
// are full of days, months, numbers and signs. One a line.
#pragma once

namespace tasklight::test {

inline constexpr char kEnglishTitles[] = R"(
May it be
The Sun Also Rises
Friday Night Lights
Watch Friday Night Lights
Edge of Tomorrow
Watch Edge of Tomorrow
Tomorrow Never Dies
Watch Tomorrow Never Dies again
The Day After Tomorrow
Watch The Day After Tomorrow
Tomorrow, and Tomorrow, and Tomorrow
Read Tomorrow, and Tomorrow, and Tomorrow
Gone Tomorrow
Saturday Night Fever
Saturday Night Live
Friday the 13th
Watch Friday the 13th
Freaky Friday
Black Friday
plan black friday sale
Good Friday
Any Given Sunday
Sunday Bloody Sunday
Sunday in the Park with George
Watch Sunday in the Park with George
Blue Monday
Manic Monday
I Don't Like Mondays
Monday, Monday
Ruby Tuesday
Wednesday
Watch Wednesday season 2
The Man Who Was Thursday
Thursday Next
Friday I'm in Love
Listen to Friday I'm in Love
Next Friday
Watch Next Friday
Last Friday
Saturday
Read Saturday by Ian McEwan
Sundays at Tiffany's
Groundhog Day
Independence Day
Independence Day speech
Training Day
Every Day
Every Day Is Like Sunday
Every Breath You Take
Every Second Counts
Every second counts
Every Other Weekend
Everything Everywhere All at Once
make every day count
Each Peach Pear Plum
One Day
One day at a time
28 Days Later
Watch 28 Days Later
127 Hours
24 Hour Party People
Two Weeks Notice
Three Days of the Condor
Around the World in 80 Days
Read Around the World in 80 Days
around the world in 80 days
Eight Days a Week
Six Days, Seven Nights
Seven Years in Tibet
12 Years a Slave
One Hundred Years of Solitude
The Hundred Year Old Man
2001: A Space Odyssey
Read 1984
1984
Catch-22
11/22/63
Read 11/22/63
Fahrenheit 9/11
Watch Fahrenheit 9/11
9 to 5
12 Monkeys
7 Rings
99 Luftballons
500 Days of Summer
3:10 to Yuma
Watch 3:10 to Yuma
Read John 3:16
Psalm 23:4
Ocean's 11
Apollo 13
U-571
K-19
The 25th Hour
Watch 25th Hour
The 39 Steps
Henry the 8th
Symphony no. 5
21 Jump Street
10 Things I Hate About You
10 Downing Street
The Taking of Pelham 123
September
Wake Me Up When September Ends
November Rain
The Hunt for Red October
Red October poster
January Jones interview
April in Paris
Call April about rent
Ask June for the recipe
Lunch with May
Write to August
Call Jan
May December
Mayday
The March of the Penguins
March of the Penguins
March 10 miles for charity
Little Women
You may say no
Ask if I may leave
Dec the halls
Fix sat nav
Buy sun cream
Buy sun lotion
Here Comes the Sun
Midnight sun
The midnight sun
Empire of the Sun
How they wed
Four Weddings and a Funeral
Mon Oncle
Watch Mon Oncle
Learn mon alphabet
Feed Mar's cat
Second Act
Get a second opinion
Wait a second
Take seconds off the lap
First Man
The First Wives Club
The Last Samurai
The Last Day of Summer
Last Christmas
Next to Normal
Ask next door for eggs
What's next
The Next Three Days
This Is Us
This Is Spinal Tap
Another Day in Paradise
A Hard Day's Night
The Longest Day
The Remains of the Day
Day of the Jackal
Days of Thunder
Days of Our Lives
Today's newspaper
Buy today's paper
The Today Show
Watch the Today show
Tonight, Tonight
Tonight's the Night
Tonight Show tickets
Yesterday
Watch Yesterday
Only Yesterday
Beatles Yesterday chords
The Morning After
Good Morning, Vietnam
Good Morning America
Morning Glory
Chelsea Morning
Darkness at Noon
Read Darkness at Noon
High Noon
Midnight in Paris
Midnight's Children
After Midnight
Round Midnight
Before Sunrise
Before Midnight
The Night Manager
Twelfth Night
Late Night with Seth
Live at Five
Dinner at Eight
The End of the Affair
End of Watch
The End
Born on the Fourth of July
Thirteen Days
The Quarter
Quarterly report
Write the quarterly report
Send weekly newsletter
Draft monthly budget review
Fix the daily build
Read The Daily Mail
Subscribe to The Daily
Read the yearly summary
Annual leave form
Hourly rate for Bob
Pay 5 dollars to Ann
Buy 2 tickets
Buy 1/2 pound of butter
Mix 3/4 cup of sugar
Open 24/7
24/7 support contract
Call 555-2027
Book room 12
Meet in room 10:30
Upgrade to version 2.1.
Update to 3.10
Update Ubuntu 22.04
Read chapter 4
Episode 5 of season 2
Fix bug #12
Be #1 seller
#1 seller
Buy C# book
Buy 27" monitor
Buy 5" pipe
Replace 3' cable
Read "Dune"
Read "The Sun Also Rises" review
Email bob@example.com
Ping ann@example.org re: invoice
Meet @ the cafe
Check a/c
and/or clause
Either/or
Fill in the W/2
P2P network
Buy HP toner
Park in P1
MP3 player
PS5 controller
Top 10 list
Buy B12
A4 paper
A 4 day trip
Route 66
M25 traffic report
Plan for tomorrow
Plans for friday
Notes from friday
Notes from last friday
wait until tomorrow
Review of next week
Prepare for monday
the world of tomorrow
Sunday roast recipe
Monday meeting notes
sunday roast recipe
Fix friday bug
Plan sunday dinner
Build a house in the country
In Bruges
In 5 easy pieces
On the Road
On Golden Pond
By the Sea
At the Movies
At World's End
For Whom the Bell Tolls
From Russia with Love
From Here to Eternity
Until Dawn
After Hours
After the Thin Man
Since You Went Away
Ending hunger
Starting over
Starting point of the walk
No Country for Old Men
No Time to Die
No date on the letter
Blind date
Save the Date cards
Check use by date
Date night ideas
Week of wonders
Weekend at Bernie's
The Lost Weekend
Vampire Weekend
Year One
The Year of Living Dangerously
Minute Maid
Hours of Idleness
Ten Commandments
Rent a car 3 weeks
Rule of 72
Size 10 shoes
Half past dead
Half a pint of cream
Buy a dozen eggs
Pick up dry cleaning
Water the plants
Call mom
Book dentist
Pay the electricity bill
Fix the leaking tap
Renew passport
Return library books
Order cat food
Learn to say no
Christmas presents
Buy Christmas cards
Watch Halloween
Halloween costume
Easter eggs
Valentine card
New Year's resolutions
Nightmare Before Christmas
Merry Christmas, Mr Lawrence
C:\temp\friday.txt
\o/ we won
Path is /usr/bin
Use {name} placeholder
Set {x, y} in template
50% off
3 + 5 puzzle
+1 for Ann
!important rule
*args in Python
Rock & roll
"
""
" "
\
@
# heading
{}
...
???
)";

inline constexpr char kGermanTitles[] = R"(
In 80 Tagen um die Welt
Reise um die Erde in 80 Tagen
Der Freitag
Schwarzer Freitag
Verrückter Freitag
Ein verrückter Freitag
Sonntagskind
Am Sonntag will mein Süßer mit mir segeln gehn
Der Montag
Blauer Montag
Rosenmontag
Ostermontag
Karfreitag
Gründonnerstag
Aschermittwoch
Guten Morgen
Guten Morgen, Berlin
Guten Abend, gute Nacht
Der Morgen danach
Der Morgen
Morgen
Morgen, Kinder, wird's was geben
Wenn morgens die Sonne lacht
Morgenstund hat Gold im Mund
Morgen ist auch noch ein Tag
Heute
Heute-Show ansehen
heute journal ansehen
heute show ansehen
Das Heute und das Gestern
Die Welt von gestern
Die Welt von morgen
Der Tag, an dem die Erde stillstand
Ein Tag wie jeder andere
Jeder Tag ist ein Geschenk
Jeder stirbt für sich allein
Jeden Tag ein bisschen besser
Alle Jahre wieder
Alle meine Entchen
Alles auf Anfang
Es geht auch anders
Mai
Der Mai ist gekommen
Komm, lieber Mai
Mai Thai bestellen
Juli Zeh lesen
Frau März anrufen
August Diehl Film
Das Blaue vom Himmel
Im Westen nichts Neues
Die Woche
Die Woche der Wahrheit
Ein Jahr in der Provence
Hundert Jahre Einsamkeit
Zwei Jahre Ferien
Die drei Tage der Rache
Drei Haselnüsse für Aschenbrödel
Das letzte Einhorn
Der letzte Tag
Der erste Tag
Erste Hilfe Kurs
Zweite Chance
Dritte Etage streichen
Um Himmels Willen
Um die Ecke denken
Am Ende der Straße
Das Ende
Ende gut
Die unendliche Geschichte
Mitte suchen
Berlin Mitte besuchen
So weit die Füße tragen
So ein Mist
Di Lorenzo anrufen
Mi casa
Fr. Müller anrufen
Sa Pa Reise planen
Mo Yan lesen
Do it yourself Buch
Lola rennt
Nachts unterwegs
Die Nacht
Nacht der Museen
Der Untergang
Silvester Stallone
Weihnachten bei Hoppenstedts
Weihnachtskarten schreiben
Ostern planen
Halloween ansehen
Kapitel 4.
Kapitel 27. lesen
Version 2.1. testen
Platz 1.
Seite 3 lesen
1. FC Köln Tickets
Beethovens 9. Sinfonie
Heinrich der 8.
Elisabeth II.
Die 39 Stufen
7 Zwerge
Sieben Tage, sieben Nächte
Fünf Freunde
24/7 Laden
1/2 Pfund Butter
3/4 Liter Milch
Zimmer 12
Gleis 7
Halb zehn in Deutschland
Fünf vor zwölf
Um elf
High Noon
Uhr reparieren
Armbanduhr kaufen
Wochenende
Schönes Wochenende
Plan für morgen
Notizen vom Freitag
Notizen von letzter Woche
Bericht über die letzte Woche
Vor dem Frühling
Nach Hause telefonieren
Nach dem Regen
Ab durch die Hecke
Ab in den Urlaub
Bis zum Horizont
Bis ans Ende der Welt
Für immer
Ohne dich
Kein Ort nirgends
Montagsmaler
Montag: Notizen ordnen
Freitag frei nehmen
Milch kaufen
Müll rausbringen
Rechnung bezahlen
Steuererklärung abgeben
Zahnarzt anrufen
Oma besuchen
Fenster putzen
E-Mail an bob@example.com
Wochenplan schreiben
Monatskarte kaufen
Tagesschau ansehen
Jahresbericht schreiben
Vierteljährlicher Bericht
Tägliche Übungen
Monatlicher Bericht
)";

inline constexpr char kSpanishTitles[] = R"(
La vuelta al mundo en 80 días
Leer La vuelta al mundo en 80 días
El club de los viernes
Viernes Santo
Viernes negro
El viernes negro
Viernes
Los lunes al sol
Ver Los lunes al sol
Un lunes cualquiera
El domingo de las madres
Domingo de Ramos
Nunca en domingo
Los sábados
El sábado
Miércoles
Miércoles de Ceniza
El hombre que fue jueves
Leer El hombre que fue Jueves
Mañana
El mundo de mañana
La mañana siguiente
Pan de la mañana
Una mañana gris
Las mañanitas
Las noticias de hoy
Hoy
El periódico de hoy
Ayer
Ayer y siempre
Cada loco con su tema
Cada uno a lo suyo
Cien años de soledad
Leer Cien años de soledad
Dos años de vacaciones
Tres días del cóndor
Siete días en La Habana
El día de la bestia
El día de mañana
Un día de furia
El último día
El primer día
La primera vez
Segunda mano
El segundo sexo
Tercera planta
Mar adentro
Ver Mar adentro
El mar
Mayo francés
Dos de mayo
Abril rojo
Julio Verne
Leer a Julio Cortázar
Agosto
Marzo
El otoño en marzo
La semana trágica
La semana
Semana Santa
El mes más cruel
El año del diluvio
El año pasado en Marienbad
Fin de semana
El fin del mundo
El fin
A fin de cuentas
A la sombra
A las duras y a las maduras
En busca del tiempo perdido
En el camino
En tres colores
Por la tarde soleada
La noche de los lápices
La noche
Noche de paz
Buenas noches
Buenos días
Buenas tardes
Medianoche en París
Ver Medianoche en París
Solo ante el peligro
Desde mi cielo
Hasta el fin del mundo
Hasta mañana
Hasta luego
Para siempre
Para Elisa
Durante la tormenta
Después de la lluvia
Antes del amanecer
Sin novedad en el frente
Sin rumbo
Navidad
Cuento de Navidad
Árbol de Navidad
Reyes Católicos
Los Reyes Magos
San Valentín
Comprar 2 kilos de pan
Comprar 1/2 kilo de arroz
Abierto 24/7
Capítulo 4
Leer capítulo 10
Habitación 12
Las 39 escalones
Los 7 magníficos
12 hombres sin piedad
21 gramos
Comprar leche
Pagar la luz
Llamar al médico
Renovar el pasaporte
Sacar la basura
Regar las plantas
Planes para mañana
Notas del lunes
Informe de la semana
Informe mensual
Informe trimestral de ventas
Reunión semanal
Dominio y martillo
Sabor a mí
Vie en rose
Jue de prueba
El Sol
Mi casa
Lun y estrellas
Escribir a ana@example.com
Comprar tinta HP
)";

}  // namespace tasklight::test
