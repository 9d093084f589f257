export const desk = window.desk;
