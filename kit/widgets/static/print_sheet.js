// Makes the words of a sheet as large as its one page holds, and prints it on the paper that is asked for.
const LARGEST = { a4: 12, a3: 17 }; // points
const SMALLEST = 3, READABLE = 6, STEP = 0.25;

const sheet = document.querySelector(".print-sheet"), boxes = sheet.querySelector(".print-boxes");
const small = document.querySelector(".print-small");

const fits = () => boxes.scrollHeight <= boxes.clientHeight && sheet.scrollHeight <= sheet.clientHeight;

function fit(paper) {
  sheet.dataset.paper = paper;
  let size = LARGEST[paper] + STEP;
  do {
    size -= STEP;
    sheet.style.fontSize = `${size}pt`;
  } while (!fits() && size > SMALLEST);
  small.hidden = size >= READABLE;
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => {
    fit(button.dataset.print);
    window.print();
  });
}
fit("a4");
